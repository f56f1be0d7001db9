//! A file. What is kept of it is its contents.

use super::super::Element;
use super::super::field::Field;
use crate::locale::{Catalogue, glue};

pub(in super::super) fn file(field: &Field, media: Option<&str>, max: usize) -> (&'static str, Element) {
    let kept = field.view.state.node(field.node).value.as_ref().and_then(|value| value.as_str());
    let input = field
        .described(field.input("input", "attach"))
        .attr("type", "file")
        .attr("id", field.id("c"))
        .attr("data-max", max.to_string())
        .maybe("accept", media.map(str::to_owned))
        .flag(".disabled", field.locked);
    let most = field.view.catalogue.say("file.most", &[("limit", &weight(field.view.catalogue, max))]);
    let note = Element::new("p").attr("class", "note").text(most);
    let present = kept.map(|data| {
        let size = weight(field.view.catalogue, data.len() / 4 * 3);
        let words = field.view.catalogue.say("file.kept", &[("size", &size)]);
        let remove = Element::part("button", "row-action")
            .attr("type", "button")
            .attr("data-edit", "detach")
            .attr("data-pointer", field.at.as_str().to_owned())
            .attr("aria-label", glue(&[&field.view.say("file.remove"), ": ", &field.definition.title.text]))
            .flag(".disabled", field.locked)
            .text(field.view.say("file.remove"));
        Element::new("div").attr("class", "file-kept").child(Element::new("p").text(words)).child(remove)
    });
    ("file", Element::new("div").attr("class", "file").child(input).child(note).children(present))
}

/// Bytes, as people say them.
pub(in super::super) fn weight(catalogue: &Catalogue, bytes: usize) -> String {
    if bytes < 1_000 {
        let count = bytes.to_string();
        return catalogue.say_count("size.bytes", &count, &[("count", &count)]);
    }
    if bytes < 1_000_000 {
        return catalogue.say("size.kilobytes", &[("count", &bytes.div_ceil(1_000).to_string())]);
    }
    let tenths = bytes / 100_000;
    let (whole, part) = (tenths / 10, tenths % 10);
    let decimal = catalogue.say("number.decimal", &[]);
    let fraction = if part == 0 { String::new() } else { glue(&[&decimal, &part.to_string()]) };
    catalogue.say("size.megabytes", &[("count", &glue(&[&whole.to_string(), &fraction]))])
}
