//! `sovitaan-portal`: the demo intranet as a program. `--help` says how it is started.

mod arguments;

use arguments::Wish;
use sovitaan_portal::{Config, Portal};
use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    let wish = arguments::read(lexopt::Parser::from_env(), |name| std::env::var_os(name));
    let done = match wish {
        Ok(Wish::Start(config)) => run(*config),
        Ok(Wish::Say(text)) => say(&text).map_err(Into::into),
        Err(error) => Err(format!("{error}\nSee sovitaan-portal --help.").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sovitaan-portal: {error}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(config: Config) -> Result<(), Box<dyn Error>> {
    let portal = Portal::start(config).await?;
    say(&format!("portal listening on http://{}\n", portal.address()))?;
    told_to_stop().await?;
    portal.stop().await?;
    Ok(())
}

/// Waits for Ctrl+C, or for what a service manager sends.
async fn told_to_stop() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
