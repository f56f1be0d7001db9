//! Which address is answered by whom.

use crate::{
    Language, api, assets, body, faults, files, guard, headers, log, pages, server::Shared, site::Page,
    texts::NEWS_DAYS, topics,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, State},
    http::HeaderMap,
    middleware::{from_fn, from_fn_with_state},
    response::IntoResponse,
    routing::get,
};

/// The whole portal.
pub(crate) fn router(portal: Shared) -> Router {
    let policy = headers::policy(portal.wasm_allowed);
    let log = portal.log.clone();
    let mut router = Router::new()
        .route("/", get(pages::front_door))
        .nest("/api", api_routes(portal.faults))
        .route("/portal/{name}", get(assets::serve))
        .route("/sovitaan/{*path}", get(library_file))
        .route("/schemas/{*path}", get(checklist_file));
    for language in Language::ALL {
        router = with_pages(router, language);
    }
    router
        .fallback(pages::nothing_here)
        .layer(from_fn(guard::same_origin))
        // `body` has the limit, and a way to say it.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(body::whole))
        .layer(from_fn_with_state(policy, headers::on_every_response))
        .layer(from_fn_with_state(log, log::requests))
        .with_state(portal)
}

fn api_routes(faults: bool) -> Router<Shared> {
    let mut router = Router::new()
        .route("/documents", get(api::list).post(api::post))
        .route("/documents/{id}", get(api::get))
        .route("/documents/{id}/calendar", get(api::calendar))
        .route("/documents/{id}/next/{checklist}", get(api::next))
        .route("/halves/{subject}", get(api::halves));
    if faults {
        router = router.nest("/faults", faults::routes());
    }
    router.fallback(api::nothing_here).method_not_allowed_fallback(api::not_so)
}

fn with_pages(mut router: Router<Shared>, language: Language) -> Router<Shared> {
    let path = |page: Page| page.path(language);
    router = router
        .route(&path(Page::Home), get(async move |state| pages::home::page(state, language)))
        .route(&path(Page::Accessibility), get(async move || pages::accessibility::page(language)))
        .route(
            &path(Page::Documents),
            get(async move |state, query| pages::documents::page(state, query, language).await),
        )
        .route(
            &path(Page::Document("{id}".to_owned())),
            get(async move |state, id| pages::document::page(state, id, language).await),
        );
    for topic in topics::all() {
        router = router
            .route(&path(Page::Topic(topic)), get(async move |state| pages::topic::empty(state, language, topic)))
            .route(&path(Page::Example(topic)), get(async move |state| pages::topic::example(state, language, topic)));
        if topic.is_agreed {
            let apart = path(Page::Apart(topic, String::new()));
            router = router
                .route(apart.trim_end_matches('/'), get(async move || pages::topic::begin_apart(language, topic)))
                .route(
                    &path(Page::Apart(topic, "{id}".to_owned())),
                    get(async move |state, id| pages::topic::apart(state, id, language, topic)),
                )
                .route(
                    &path(Page::Compare(topic, "{id}".to_owned())),
                    get(async move |state, id| pages::topic::compare(state, id, language, topic).await),
                );
        }
        router = router.route(
            &path(Page::GoOn(topic, "{id}".to_owned())),
            get(async move |state, id| pages::topic::go_on(state, id, language, topic).await),
        );
        if topic.follows.is_some() {
            router = router.route(
                &path(Page::Next(topic, "{id}".to_owned())),
                get(async move |state, id| pages::topic::next(state, id, language, topic).await),
            );
        }
    }
    for at in 0..NEWS_DAYS.len() {
        router = router.route(&path(Page::News(at)), get(async move |state| pages::news::page(state, language, at)));
    }
    router
}

async fn library_file(State(portal): State<Shared>, Path(path): Path<String>, headers: HeaderMap) -> impl IntoResponse {
    files::serve(&portal.dist, &path, &headers).await
}

async fn checklist_file(
    State(portal): State<Shared>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> impl IntoResponse {
    files::serve(&portal.schemas, &path, &headers).await
}
