//! Taking connections, a task for each, and letting go of those on which nobody says anything: whoever opens thousands
//! and sends half a request on each would else keep everybody out.

use axum::Router;
use hyper::server::conn::http1::Builder;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{pin::pin, time::Duration};
use tokio::net::{TcpListener, TcpStream};

/// How long the head of a request may take, and how long a connection may wait for the next one. A body has its own time
/// (`body`).
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait where the system has no connection to give: some end meanwhile.
const PAUSE: Duration = Duration::from_secs(1);

/// Serves until `stopped`, and then until the requests that have begun are answered.
pub(crate) async fn serve(listener: TcpListener, app: Router, stopped: impl Future<Output = ()>) {
    let app = TowerToHyperService::new(app);
    let mut server = Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    let open = GracefulShutdown::new();
    let mut stopped = pin!(stopped);
    loop {
        let socket = tokio::select! {
            socket = accept(&listener) => socket,
            () = &mut stopped => break,
        };
        let connection = open.watch(server.serve_connection(TokioIo::new(socket), app.clone()));
        tokio::spawn(async move {
            // A line that breaks is for whoever was at its other end to notice.
            let _ = connection.await;
        });
    }
    drop(listener);
    open.shutdown().await;
}

async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((socket, _)) => return socket,
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}
