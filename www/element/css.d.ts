/** The text of a style sheet; the bundler minifies it and puts it into the module. */
declare module '*.css' {
  const text: string;
  export default text;
}
