// What the classic scripts leave behind, also where a bundler imports them: `import 'sovitaan/inline';`
declare global {
  // No `const`: it is a property of `globalThis`.
  var Sovitaan: typeof import('./index.js');
}

export {};
