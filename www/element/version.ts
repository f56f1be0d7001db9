/** The version of this library; the build checks that it is the one in Cargo.toml. */
export const version = '0.1.0';
