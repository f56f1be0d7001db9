//! An element as HTML text, for a server and for a page without a script.

use super::{Attribute, Element, Node};

/// Elements without an end tag.
const VOID: [&str; 3] = ["input", "br", "meta"];

impl Element {
    /// The element as HTML text. Properties become attributes; text and values are escaped.
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.write_html(&mut html);
        html
    }

    fn write_html(&self, html: &mut String) {
        let parts = &self.0;
        html.push('<');
        html.push_str(parts.tag);
        for (name, value) in &parts.attributes {
            if *value == Attribute::Flag(false) {
                continue;
            }
            html.push(' ');
            html.push_str(name.trim_start_matches('.'));
            if let Attribute::Text(text) = value {
                html.push_str("=\"");
                write_escaped(text, html);
                html.push('"');
            }
        }
        html.push('>');
        if VOID.contains(&parts.tag) {
            return;
        }
        for child in &parts.children {
            match child {
                Node::Element(element) => element.write_html(html),
                Node::Text(text) => write_escaped(text, html),
            }
        }
        html.push_str("</");
        html.push_str(parts.tag);
        html.push('>');
    }
}

fn write_escaped(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}
