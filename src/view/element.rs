//! An element as data, and the two ways in which it leaves: `JsonML` for the page, HTML for a server.

use crate::json::write_text;
use std::borrow::Cow;

/// What stands in an element.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text; never markup.
    Text(String),
}

/// An attribute's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Attribute {
    /// Its text.
    Text(Cow<'static, str>),
    /// There or not there; for a property, `true` or `false`.
    Flag(bool),
}

/// An element: tag, attributes, children. A name that starts with `.` is a property of the DOM object
/// (`.value`), which the page sets only when it differs, so that the caret stays where it is.
///
/// ```
/// use sovitaan::view::Element;
///
/// let label = Element::new("label").attr("for", "a").text("Name <1>");
/// assert_eq!(label.to_jsonml(), r#"["label",{"for":"a"},"Name <1>"]"#);
/// assert_eq!(label.to_html(), r#"<label for="a">Name &lt;1&gt;</label>"#);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Element(pub(super) Box<Parts>);

/// Behind a box, so that an element is handed from one builder to the next as one pointer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parts {
    /// The tag's name.
    pub(super) tag: &'static str,
    /// Names and values, in order.
    pub(super) attributes: Vec<(&'static str, Attribute)>,
    /// What stands inside.
    pub(super) children: Vec<Node>,
}

impl Element {
    /// An empty element.
    pub fn new(tag: &'static str) -> Self {
        Self(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
    }

    /// An empty element with a class, which is also its part for the host's style sheet.
    pub(super) fn part(tag: &'static str, class: &'static str) -> Self {
        Self::new(tag).attr("class", class).attr("part", class)
    }

    /// With this attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.set(name, Attribute::Text(value.into()));
        self
    }

    #[inline(never)]
    fn set(&mut self, name: &'static str, value: Attribute) {
        self.0.attributes.push((name, value));
    }

    /// With this attribute, if there is a value.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With this attribute present or absent; a property is set either way.
    #[must_use]
    pub fn flag(mut self, name: &'static str, on: bool) -> Self {
        if on || name.starts_with('.') {
            self.set(name, Attribute::Flag(on));
        }
        self
    }

    /// With this child at the end.
    #[must_use]
    pub fn child(mut self, child: Element) -> Self {
        self.push(Node::Element(child));
        self
    }

    /// Adds a child at the end.
    pub(super) fn push_child(&mut self, child: Element) {
        self.push(Node::Element(child));
    }

    #[inline(never)]
    fn push(&mut self, child: Node) {
        self.0.children.push(child);
    }

    /// With these children at the end.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.extend(&mut children.into_iter());
        self
    }

    /// One loop for every kind of iterator: fewer bytes than one each.
    #[inline(never)]
    fn extend(&mut self, children: &mut dyn Iterator<Item = Element>) {
        for child in children {
            self.push(Node::Element(child));
        }
    }

    /// With this text at the end.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.push(Node::Text(text.into()));
        self
    }

    /// The element as `JsonML`: `["tag", {attributes}, child …]`, the attributes always there.
    pub fn to_jsonml(&self) -> String {
        let mut out = String::new();
        self.write_jsonml(&mut out);
        out
    }

    pub(super) fn write_jsonml(&self, out: &mut String) {
        out.push_str("[\"");
        out.push_str(self.0.tag);
        out.push_str("\",{");
        for (index, (name, value)) in self.0.attributes.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            // The names are ours: there is nothing in them to escape.
            out.push('"');
            out.push_str(name);
            out.push_str("\":");
            match value {
                Attribute::Text(text) => write_text(text, out),
                Attribute::Flag(on) => out.push_str(if *on { "true" } else { "false" }),
            }
        }
        out.push('}');
        for child in &self.0.children {
            out.push(',');
            match child {
                Node::Element(element) => element.write_jsonml(out),
                Node::Text(text) => write_text(text, out),
            }
        }
        out.push(']');
    }
}
