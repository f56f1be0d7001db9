//! A `PostgreSQL` server for the test: its own data directory, a free port of 127.0.0.1, gone afterwards.

use crate::scratch::Scratch;
use std::{
    env, fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    os::unix::{fs::MetadataExt, fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

pub struct Server {
    programs: PathBuf,
    process: Child,
    port: u16,
    account: Option<Account>,
    scratch: Scratch,
}

/// Who the server runs as; it refuses to be root.
#[derive(Clone, Copy)]
struct Account {
    user: u32,
    group: u32,
}

impl Server {
    /// A running server; none when `PostgreSQL` is not installed.
    pub fn start() -> Option<Self> {
        let programs = programs()?;
        let scratch = Scratch::new();
        let account = is_root(&scratch).then(other_account);
        if let Some(Account { user, group }) = account {
            chown(scratch.path(), Some(user), Some(group)).expect("root may give a directory away");
        }
        let data = scratch.path().join("data");
        let made = command(&programs, "initdb", account, &scratch)
            .args(["--auth=trust", "--username=portal", "--encoding=UTF8", "--locale=C"])
            .args(["--no-sync", "--pgdata"])
            .arg(&data)
            .output()
            .expect("initdb starts");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));

        let port = free_port();
        let mut process = command(&programs, "postgres", account, &scratch)
            .arg("-D")
            .arg(&data)
            .args(["-c", "listen_addresses=127.0.0.1", "-c", &format!("port={port}")])
            .args(["-c", "unix_socket_directories=", "-c", "fsync=off"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("postgres starts");
        let server_log = process.stderr.take().expect("stderr is piped");
        let (say, heard) = mpsc::channel();
        thread::spawn(move || {
            let mut log = String::new();
            for line in BufReader::new(server_log).lines().map_while(Result::ok) {
                log.push_str(&line);
                log.push('\n');
                if line.contains("ready to accept connections") {
                    // Nobody listens any more when the server took too long.
                    let _ = say.send(Ok(()));
                }
            }
            let _ = say.send(Err(log));
        });
        let server = Self { programs, process, port, account, scratch };
        match heard.recv_timeout(Duration::from_mins(1)) {
            Ok(Ok(())) => Some(server),
            Ok(Err(log)) => panic!("postgres ended: {log}"),
            Err(error) => panic!("postgres is not ready after a minute: {error}"),
        }
    }

    /// The URL of a new, empty database.
    pub fn database(&self, name: &str) -> String {
        let made = command(&self.programs, "createdb", self.account, &self.scratch)
            .args(["--host=127.0.0.1", "--username=portal", "--no-password"])
            .arg(format!("--port={}", self.port))
            // PostgreSQL cuts longer names.
            .arg(&name[..name.len().min(60)])
            .output()
            .expect("createdb starts");
        assert!(made.status.success(), "createdb: {}", String::from_utf8_lossy(&made.stderr));
        let name = &name[..name.len().min(60)];
        format!("postgres://portal@127.0.0.1:{}/{name}?sslmode=disable", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGINT is its fast shutdown: connections are ended, processes and shared memory cleared away.
        let id = self.process.id().to_string();
        let told = Command::new("kill").args(["-INT", &id]).status();
        if !told.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        if let Err(error) = self.process.wait() {
            eprintln!("postgres ({id}) did not end: {error}");
        }
    }
}

/// The directory of the server's programs: that of `postgres` on the PATH, else the newest of Debian's.
fn programs() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).find(|place| has_programs(place));
    on_path.or_else(|| {
        let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
        let places = versions.filter_map(|entry| Some(entry.ok()?.path().join("bin")));
        places.filter(|place| has_programs(place)).max_by_key(|place| {
            let version = place.parent().and_then(Path::file_name);
            version.and_then(|name| name.to_str()?.parse::<u32>().ok())
        })
    })
}

fn has_programs(place: &Path) -> bool {
    ["postgres", "initdb", "createdb"].iter().all(|name| place.join(name).is_file())
}

fn command(programs: &Path, name: &str, account: Option<Account>, scratch: &Scratch) -> Command {
    let mut command = Command::new(programs.join(name));
    command.current_dir(scratch.path()).stdin(Stdio::null());
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PG")) {
        command.env_remove(name);
    }
    if let Some(Account { user, group }) = account {
        command.uid(user).gid(group);
    }
    command
}

/// Root makes files that belong to root.
fn is_root(scratch: &Scratch) -> bool {
    fs::metadata(scratch.path()).expect("the directory was just made").uid() == 0
}

/// The account that Debian made for the server, or the one that owns nothing.
fn other_account() -> Account {
    let accounts = fs::read_to_string("/etc/passwd").expect("accounts are listed");
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| {
            let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
            let mut fields = line.split(':').skip(2).map(str::parse);
            Some(Account { user: fields.next()?.ok()?, group: fields.next()?.ok()? })
        })
        .expect("there is an account besides root")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    listener.local_addr().expect("it has an address").port()
}
