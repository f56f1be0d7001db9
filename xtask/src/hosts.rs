//! The step `hosts`: other people's programs read, keep and write what the library has sealed (`tests/hosts`), and the
//! hosts of `examples/` take it in. The portal hands documents on to NATS.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::project::Project;
use crate::{command, npm, postgres, python, serve, system, test};

const TESTS: &str = "tests/hosts";

/// Where Debian puts what Java programs use.
const JARS: &str = "/usr/share/java";

pub fn check(project: &Project) -> Result<()> {
    let mut missing = Vec::new();
    let result = all(project, &mut missing);
    // Last, where it is read: what is skipped is as green as what has passed.
    for what in missing {
        println!("not run: {what}");
    }
    result
}

/// `missing`: what this machine has no program for.
fn all(project: &Project, missing: &mut Vec<&str>) -> Result<()> {
    npm::install(project)?;
    postgres::prepare()?;
    if !postgres::is_here() {
        missing.push("the SQL, because PostgreSQL is not installed");
    }
    command::run(command::cargo(project).args(["test", "--quiet", "--test", "envelopes"]))?;
    outbox(project, missing)?;
    let examples = ["receive", "envelope-schema"];
    command::run(
        command::cargo(project).args(["build", "--quiet"]).args(examples.iter().flat_map(|name| ["--example", name])),
    )?;
    let example = |name: &str| project.program(&format!("examples/{name}"));
    let mut node = command::node(project);
    node.env("SOVITAAN_WRITTEN", project.target.join("tmp"))
        .env("SOVITAAN_RECEIVE", example(examples[0]))
        .env("SOVITAAN_ENVELOPE_SCHEMA", example(examples[1]));
    let requirements = Path::new(TESTS).join("requirements.txt");
    if let Some(programs) = python::environment(project, "hosts", &requirements, "FastAPI and Python's CloudEvents")? {
        node.env("SOVITAAN_PYTHON", python::program(&programs, "python"));
    } else {
        missing.push("what is in Python, because there is no Python with the module venv");
    }
    if let Some(php) = program("php", "php-cli")? {
        node.env("SOVITAAN_PHP", php);
        if let Some(wordpress) = wordpress(project)? {
            node.env("SOVITAAN_WORDPRESS", wordpress);
        } else {
            missing.push("WordPress, because its code is not here (apt-get download wordpress)");
        }
    } else {
        missing.push("PHP and WordPress, because there is no `php` on the PATH");
    }
    if let Some(jars) = jars()? {
        node.env("SOVITAAN_JARS", jars);
    } else {
        missing.push("Java, because not all of it is installed (`javac`, Jackson, Gson)");
    }
    let tests = test::tests_in(project, TESTS)?;
    command::run(node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"]).args(tests))
}

/// The portal's outbox, with a real server of NATS.
fn outbox(project: &Project, missing: &mut Vec<&str>) -> Result<()> {
    if program("nats-server", "nats-server")?.is_none() {
        missing.push("handing documents on to NATS, because there is no `nats-server` on the PATH");
    }
    let mut cargo = command::cargo(project);
    command::run(cargo.args(["test", "--quiet", "--package", serve::PORTAL, "--test", "http", "outbox::"]))
}

/// A program, installed where that is ours to do. Its tests say when it is missing.
fn program(name: &str, package: &str) -> Result<Option<PathBuf>> {
    if system::which(name).is_none() && system::may_install() {
        system::install(package)?;
    }
    Ok(system::which(name))
}

/// Jackson and Gson, as a class path, where there is a Java that runs a source file.
fn jars() -> Result<Option<String>> {
    if program("javac", "default-jdk-headless")?.is_none() {
        return Ok(None);
    }
    let needed = [
        ("jackson-databind.jar", "libjackson2-databind-java"),
        ("jackson-core.jar", "libjackson2-core-java"),
        ("jackson-annotations.jar", "libjackson2-annotations-java"),
        ("gson.jar", "libgoogle-gson-java"),
    ];
    let mut jars = Vec::new();
    for (jar, package) in needed {
        let path = Path::new(JARS).join(jar);
        if !path.is_file() && system::may_install() {
            system::install(package)?;
        }
        if !path.is_file() {
            return Ok(None);
        }
        jars.push(path.display().to_string());
    }
    Ok(Some(jars.join(if cfg!(windows) { ";" } else { ":" })))
}

/// `WordPress`'s own code, unpacked and not installed: nothing of it is served.
fn wordpress(project: &Project) -> Result<Option<PathBuf>> {
    let room = project.target.join("wordpress");
    let home = room.join("usr/share/wordpress");
    if !home.is_dir() && system::may_install() {
        std::fs::create_dir_all(&room)?;
        command::run(Command::new("apt-get").args(["update", "--quiet=2"]))?;
        command::run(Command::new("apt-get").current_dir(&room).args(["download", "--quiet=2", "wordpress"]))?;
        let package = std::fs::read_dir(&room)?.filter_map(std::result::Result::ok).map(|entry| entry.path());
        for package in package.filter(|path| path.extension().is_some_and(|ending| ending == "deb")) {
            command::run(Command::new("dpkg-deb").arg("--extract").arg(package).arg(&room))?;
        }
    }
    Ok(home.is_dir().then_some(home))
}
