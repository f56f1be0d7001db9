//! The portal's own files, part of the program: style sheets, scripts, pictures.

use crate::{digest, files};
use axum::{extract::Path, http::HeaderMap, response::Response};

const ASSETS: [(&str, &[u8]); 8] = [
    ("portal.css", include_bytes!("../assets/portal.css")),
    ("checklists.css", include_bytes!("../assets/checklists.css")),
    ("documents.css", include_bytes!("../assets/documents.css")),
    ("print.css", include_bytes!("../assets/print.css")),
    ("portal.js", include_bytes!("../assets/portal.js")),
    ("document.js", include_bytes!("../assets/document.js")),
    ("lehtola.svg", include_bytes!("../assets/lehtola.svg")),
    ("lake.svg", include_bytes!("../assets/lake.svg")),
];

/// `GET /portal/{name}`
pub(crate) async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some((name, bytes)) = ASSETS.into_iter().find(|(asset, _)| *asset == name) else {
        return files::missing();
    };
    let tag = format!("\"{}\"", digest::short(&[bytes]));
    files::unchanged(&headers, &tag).unwrap_or_else(|| files::found(name.as_ref(), &tag, bytes))
}
