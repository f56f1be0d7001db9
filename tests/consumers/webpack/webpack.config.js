export default {
  mode: 'production',
  // The same application as Vite's.
  entry: '../vite/main.js',
  // Beside index.html, whatever the address of the application.
  output: { filename: 'bundle.js', publicPath: 'auto', module: true, chunkFormat: 'module' },
  experiments: { outputModule: true },
  performance: { hints: false },
};
