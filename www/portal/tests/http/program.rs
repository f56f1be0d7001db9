//! The program itself: how it starts, what it says, how it ends.

use crate::{client::Client, host::checklists, scratch::Scratch};
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    process::{Child, Command, Output, Stdio},
};

fn program(scratch: &Scratch, options: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sovitaan-portal"));
    command
        .arg("--database")
        .arg(scratch.path().join("portal.sqlite"))
        .arg("--schemas")
        .arg(checklists())
        .args(options)
        .env_remove("DATABASE_URL")
        .env_remove("SOVITAAN_NATS")
        .stdin(Stdio::null());
    command
}

pub fn run(scratch: &Scratch, options: &[&str]) -> Output {
    program(scratch, options).output().expect("the program starts")
}

/// The program, listening; ended by its id when the test is over.
pub struct Running(Child, String);

impl Running {
    pub fn start(scratch: &Scratch, options: &[&str]) -> Self {
        let mut child = program(scratch, &["--port", "0"])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("stdout is piped");
        BufReader::new(out).read_line(&mut line).expect("stdout can be read");
        Self(child, line)
    }

    pub fn base(&self) -> &str {
        self.1.trim_end().strip_prefix("portal listening on ").expect("it says where it listens")
    }

    /// Ends it as a service manager does; it says that it went well.
    #[track_caller]
    pub fn end(mut self) {
        let id = self.0.id().to_string();
        let told = Command::new("kill").args([OsStr::new("-TERM"), id.as_ref()]).status();
        assert!(told.expect("kill exists").success());
        assert!(self.0.wait().expect("it ends").success());
    }

    /// Ends it as a power cut does.
    pub fn kill(mut self) {
        self.0.kill().expect("it runs");
        self.0.wait().expect("it ends");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Ended already in a test that went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn it_says_where_it_listens_and_ends_when_told() {
    let scratch = Scratch::new();
    let running = Running::start(&scratch, &[]);
    assert!(running.1.starts_with("portal listening on http://127.0.0.1:"), "{}", running.1);
    Client::new(running.base().to_owned()).get("/fi").expect(200);
    assert!(scratch.path().join("portal.sqlite").exists());
    running.end();
}

#[test]
fn a_taken_port_is_said_clearly() {
    let scratch = Scratch::new();
    let running = Running::start(&scratch, &[]);
    let port = running.base().rsplit(':').next().expect("a URL with a port");
    let second = run(&scratch, &["--port", port]);
    assert_eq!(second.status.code(), Some(1));
    assert!(second.stdout.is_empty());
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(said.contains(&format!("port {port} of 127.0.0.1 is taken")), "{said}");
    assert!(said.contains("--port"), "{said}");
}

#[test]
fn what_cannot_be_opened_is_named() {
    let scratch = Scratch::new();
    let missing = scratch.path().join("no/such");
    let missing = missing.to_str().expect("a path of ASCII");
    for (option, remedy) in [("--schemas", "--schemas DIRECTORY"), ("--database", "--database FILE")] {
        let output = run(&scratch, &["--port", "0", option, missing]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(missing) && said.contains(remedy), "{said}");
    }
    let wrong = run(&scratch, &["--prot"]);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("--help"));
    assert_eq!(wrong.status.code(), Some(1));
    let help = run(&scratch, &["--help"]);
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("--faults"));
}
