/** What `cargo xtask test portals` tells these tests besides what all browser tests are told. */

/** Where WordPress lies, as its package has put it. */
export const wordpress = told('SOVITAAN_WORDPRESS');
/** The Python of an environment in which Wagtail is. */
export const python = told('SOVITAAN_WAGTAIL_PYTHON');

function told(name) {
  const value = process.env[name];
  // Only who uses it needs it.
  return () => {
    if (!value) throw new Error(`${name} is not set: run the tests with \`cargo xtask test portals\``);
    return value;
  };
}
