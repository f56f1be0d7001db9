//! The command line.

use lexopt::prelude::*;
use sovitaan_portal::{Config, Database};
use std::ffi::OsString;

const HELP: &str = "\
A small municipal intranet that embeds Sovitaan forms and stores what comes of them.

Usage: sovitaan-portal [OPTIONS]

  --port NUMBER         port on 127.0.0.1 (default 8080; 0: any free port)
  --dist DIRECTORY      the form library's build, served under /sovitaan/ (default dist)
  --schemas DIRECTORY   the checklists, served under /schemas/ (default schemas)
  --database FILE       SQLite file for the documents, made when missing
                        (default www/portal/portal.sqlite)
  --faults              for browser tests: adds POST /api/faults/{500,login,html403,slow}
  --without-wasm        for browser tests: leaves 'wasm-unsafe-eval' out of the
                        Content-Security-Policy, so that the form cannot start
  --help, --version

Environment:
  SOVITAAN_DIST         as --dist, which goes before it
  SOVITAAN_SCHEMAS      as --schemas, which goes before it
  DATABASE_URL          postgres://user:password@host:port/name keeps the documents in
                        PostgreSQL; --database goes before it
";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Wish {
    /// A running portal.
    Start(Box<Config>),
    /// A text.
    Say(String),
}

/// Reads options and environment.
pub(crate) fn read(
    mut options: lexopt::Parser,
    environment: impl Fn(&str) -> Option<OsString>,
) -> Result<Wish, lexopt::Error> {
    let mut config = Config::default();
    if let Some(path) = environment("SOVITAAN_DIST") {
        config.dist = path.into();
    }
    if let Some(path) = environment("SOVITAAN_SCHEMAS") {
        config.schemas = path.into();
    }
    if let Some(url) = environment("DATABASE_URL") {
        config.database = Database::Url(url.string()?);
    }
    while let Some(option) = options.next()? {
        match option {
            Long("port") => config.port = options.value()?.parse()?,
            Long("dist") => config.dist = options.value()?.into(),
            Long("schemas") => config.schemas = options.value()?.into(),
            Long("database") => config.database = Database::File(options.value()?.into()),
            Long("faults") => config.faults = true,
            Long("without-wasm") => config.wasm_allowed = false,
            Short('h') | Long("help") => return Ok(Wish::Say(HELP.to_owned())),
            Short('V') | Long("version") => {
                return Ok(Wish::Say(format!("sovitaan-portal {}\n", env!("CARGO_PKG_VERSION"))));
            }
            other => return Err(other.unexpected()),
        }
    }
    Ok(Wish::Start(Box::new(config)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn started(options: &[&str], environment: &[(&str, &str)]) -> Config {
        let value = |name: &str| environment.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        match read(lexopt::Parser::from_args(options), value) {
            Ok(Wish::Start(config)) => *config,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn options_go_before_the_environment() {
        let environment = [("SOVITAAN_DIST", "/built"), ("DATABASE_URL", "postgres://db/portal")];
        let config = started(&["--port", "0"], &environment);
        assert_eq!((config.port, config.dist), (0, "/built".into()));
        assert_eq!(config.database, Database::Url("postgres://db/portal".into()));

        let config = started(&["--dist=here", "--database", "a.sqlite"], &environment);
        assert_eq!(config.dist, std::path::PathBuf::from("here"));
        assert_eq!(config.database, Database::File("a.sqlite".into()));
    }

    #[test]
    fn what_browser_tests_need_is_off_by_default() {
        let config = started(&[], &[]);
        assert!(!config.faults && config.wasm_allowed);
        let config = started(&["--faults", "--without-wasm"], &[]);
        assert!(config.faults && !config.wasm_allowed);
    }

    #[test]
    fn a_wrong_option_is_named() {
        let error = read(lexopt::Parser::from_args(["--prot", "1"]), |_| None).unwrap_err();
        assert_eq!(error.to_string(), "invalid option '--prot'");
    }
}
