export default {
  mode: 'production',
  entry: './main.js',
  // One classic script and nothing beside it; whatever else it asked for would not be found.
  output: { filename: 'bundle.js', clean: true },
  performance: { hints: false },
};
