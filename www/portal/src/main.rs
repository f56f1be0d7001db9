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
    // Before anybody is told that it runs: who reads that may end it at once.
    let told_to_stop = told_to_stop()?;
    say(&format!("portal listening on http://{}\n", portal.address()))?;
    told_to_stop.await?;
    portal.stop().await?;
    Ok(())
}

/// Listens for Ctrl+C, and for what a service manager sends, from now on; what it gives waits for them.
fn told_to_stop() -> io::Result<impl Future<Output = io::Result<()>>> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed,
            _ = terminate.recv() => Ok(()),
        }
        #[cfg(not(unix))]
        tokio::signal::ctrl_c().await
    })
}

fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
