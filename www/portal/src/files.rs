//! Files from a directory on disk: the form library's build, and the checklists.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    path::{Component, Path, PathBuf},
    time::UNIX_EPOCH,
};

/// The file at `path` under `root`, with a validator, so that a browser asks each time and gets
/// nothing when nothing changed: a rebuilt library is seen at the next reload.
pub(crate) async fn serve(root: &Path, path: &str, headers: &HeaderMap) -> Response {
    let Some(file) = below(root, path) else { return missing() };
    let Ok(metadata) = tokio::fs::metadata(&file).await else { return missing() };
    if !metadata.is_file() {
        return missing();
    }
    let modified = metadata.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let modified = modified.unwrap_or_default().as_nanos();
    let tag = format!("\"{modified:x}-{:x}\"", metadata.len());
    if let Some(unchanged) = unchanged(headers, &tag) {
        return unchanged;
    }
    match tokio::fs::read(&file).await {
        Ok(bytes) => found(&file, &tag, bytes),
        Err(_) => missing(),
    }
}

/// The answer to a browser that has the file already.
pub(crate) fn unchanged(headers: &HeaderMap, tag: &str) -> Option<Response> {
    let known = headers.get(header::IF_NONE_MATCH)?.to_str().ok()?;
    let same = known.split(',').any(|candidate| candidate.trim().trim_start_matches("W/") == tag);
    same.then(|| (StatusCode::NOT_MODIFIED, [(header::ETAG, tag.to_owned())]).into_response())
}

/// The answer that carries the file.
pub(crate) fn found(name: &Path, tag: &str, bytes: impl Into<Body>) -> Response {
    let mut response = Response::new(bytes.into());
    response.headers_mut().insert(header::CONTENT_TYPE, media_type(name));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// A file that is not there is said in plain text: it is a program that asks, not a person.
pub(crate) fn missing() -> Response {
    (StatusCode::NOT_FOUND, "no such file\n").into_response()
}

/// `path` under `root`; none when it would lead out of it.
fn below(root: &Path, path: &str) -> Option<PathBuf> {
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    // A NUL ends a path for the operating system.
    (inside && !path.contains('\0')).then(|| root.join(path))
}

fn media_type(name: &Path) -> HeaderValue {
    let extension = name.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    HeaderValue::from_static(match extension {
        "wasm" => "application/wasm",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "html" => "text/html; charset=utf-8",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out() {
        let root = Path::new("/srv/dist");
        assert_eq!(below(root, "locales/fi.json"), Some("/srv/dist/locales/fi.json".into()));
        for path in ["../secret", "a/../../secret", "/etc/passwd", "./a/..", "a\0b"] {
            assert_eq!(below(root, path), None, "{path}");
        }
    }
}
