//! The command line.

use lexopt::prelude::*;
use sovitaan_portal::{Config, Database, Outbox};
use std::ffi::OsString;

const HELP: &str = "\
A small municipal intranet that embeds Sovitaan forms and stores what comes of them.

Usage: sovitaan-portal [OPTIONS]

  --port NUMBER         port on 127.0.0.1 (default 8080; 0: any free port)
  --dist DIRECTORY      the form library's build, served under /sovitaan/ (default dist)
  --schemas DIRECTORY   the checklists, served under /schemas/ (default schemas)
  --database FILE       SQLite file for the documents, made when missing
                        (default www/portal/portal.sqlite)
  --nats ADDRESS        hands every stored document on to a NATS server with JetStream
                        (nats://host:port, tls://host; several with commas)
  --nats-stream NAME    the stream that takes them, made when missing (default SOVITAAN)
  --nats-subject SUBJECT
                        what they are published to (default sovitaan.documents)
  --faults              for browser tests: adds POST /api/faults/{500,login,html403,slow}
  --without-wasm        for browser tests: leaves 'wasm-unsafe-eval' out of the
                        Content-Security-Policy, so that the form cannot start
  --help, --version

Environment:
  SOVITAAN_DIST         as --dist, which goes before it
  SOVITAAN_SCHEMAS      as --schemas, which goes before it
  DATABASE_URL          postgres://user:password@host:port/name keeps the documents in
                        PostgreSQL; --database goes before it
  SOVITAAN_NATS         as --nats, which goes before it; the place for an address with
                        a password (nats://user:password@host:port)
  SOVITAAN_NATS_STREAM  as --nats-stream, which goes before it
  SOVITAAN_NATS_SUBJECT as --nats-subject, which goes before it
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
    let from_environment = |name| environment(name).map(OsString::into_string).transpose();
    let mut nats = from_environment("SOVITAAN_NATS")?;
    let mut stream = from_environment("SOVITAAN_NATS_STREAM")?;
    let mut subject = from_environment("SOVITAAN_NATS_SUBJECT")?;
    while let Some(option) = options.next()? {
        match option {
            Long("port") => config.port = options.value()?.parse()?,
            Long("dist") => config.dist = options.value()?.into(),
            Long("schemas") => config.schemas = options.value()?.into(),
            Long("database") => config.database = Database::File(options.value()?.into()),
            Long("nats") => nats = Some(options.value()?.string()?),
            Long("nats-stream") => stream = Some(options.value()?.string()?),
            Long("nats-subject") => subject = Some(options.value()?.string()?),
            Long("faults") => config.faults = true,
            Long("without-wasm") => config.wasm_allowed = false,
            Short('h') | Long("help") => return Ok(Wish::Say(HELP.to_owned())),
            Short('V') | Long("version") => {
                return Ok(Wish::Say(format!("sovitaan-portal {}\n", env!("CARGO_PKG_VERSION"))));
            }
            other => return Err(other.unexpected()),
        }
    }
    config.outbox = outbox(nats, stream, subject)?;
    Ok(Wish::Start(Box::new(config)))
}

/// Where documents are handed on to, as far as it is said.
fn outbox(
    nats: Option<String>,
    stream: Option<String>,
    subject: Option<String>,
) -> Result<Option<Outbox>, lexopt::Error> {
    let Some(nats) = nats else {
        // Whoever names a stream expects something to come there.
        return match stream.or(subject) {
            Some(name) => Err(format!("{name:?} is in NATS, and --nats does not say where that is").into()),
            None => Ok(None),
        };
    };
    let mut outbox = Outbox::new(nats);
    if let Some(stream) = stream {
        outbox.stream = stream;
    }
    if let Some(subject) = subject {
        outbox.subject = subject;
    }
    Ok(Some(outbox))
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
    fn documents_are_handed_on_where_it_is_said_only() {
        assert_eq!(started(&[], &[]).outbox, None);
        assert_eq!(started(&["--nats", "nats://a:1"], &[]).outbox, Some(Outbox::new("nats://a:1")));

        let environment = [("SOVITAAN_NATS", "b"), ("SOVITAAN_NATS_STREAM", "B"), ("SOVITAAN_NATS_SUBJECT", "b.b")];
        let expected = |servers: &str, stream: &str, subject: &str| {
            Some(Outbox { servers: servers.into(), stream: stream.into(), subject: subject.into() })
        };
        assert_eq!(started(&[], &environment).outbox, expected("b", "B", "b.b"));
        let options = ["--nats=a", "--nats-stream=A", "--nats-subject=a.a"];
        assert_eq!(started(&options, &environment).outbox, expected("a", "A", "a.a"));

        let error = read(lexopt::Parser::from_args(["--nats-stream=A"]), |_| None).unwrap_err();
        assert_eq!(error.to_string(), "\"A\" is in NATS, and --nats does not say where that is");
    }

    #[test]
    fn a_wrong_option_is_named() {
        let error = read(lexopt::Parser::from_args(["--prot", "1"]), |_| None).unwrap_err();
        assert_eq!(error.to_string(), "invalid option '--prot'");
    }
}
