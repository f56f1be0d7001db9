/** What `xtask/js/bundle.mjs` puts into the one file that has everything inside. */
declare module 'packed:locales' {
  const catalogues: Readonly<Record<string, import('./border.js').Catalogue>>;
  export default catalogues;
}
declare module 'packed:*' {
  const base64: string;
  export default base64;
}
