//! From schema to definition: one walk, one definition a place.

use super::control::control;
use super::group::Gathered;
use super::{Choice, Control, Definition, DefinitionId, FormDefinition, Group, Kind, Repeat};
use crate::json;
use crate::locale::{Speaker, Text};
use crate::pointer::Pointer;
use crate::schema::{Diagnostic, DiagnosticCode, Flat, Schema};
use serde_json::Value;

/// More definitions than this are not shown; what is left out is named.
const MAX_DEFINITIONS: usize = 5_000;

/// Rows that stand ready before anybody adds one.
const MAX_READY_ROWS: usize = 10;

/// Compiles a schema for one language. Never fails: what cannot be asked becomes a node that says so,
/// and a diagnostic for the author.
///
/// ```
/// use sovitaan::{form, schema::Schema};
///
/// let schema = Schema::read(
///     r#"{"type": "object", "properties": {"name": {"type": "string", "title": "Name",
///         "x-i18n": {"fi": {"title": "Nimi"}}}}}"#,
/// ).unwrap();
/// let (form, diagnostics) = form::compile(&schema, "fi");
/// assert_eq!(form.get(1).title.text, "Nimi");
/// assert!(diagnostics.is_empty());
/// ```
pub fn compile(schema: &Schema, locale: &str) -> (FormDefinition, Vec<Diagnostic>) {
    let root = schema.flat(schema.root());
    let plain = root.form("language").and_then(Value::as_str);
    let mut compiler = Compiler {
        schema,
        speaker: Speaker::new(locale, plain),
        definitions: Vec::new(),
        diagnostics: Vec::new(),
        open: Vec::new(),
    };
    let submit = compiler.label(&root, "submit");
    compiler.place(&root, "", &Pointer::root(), 0);
    compiler.definitions.shrink_to_fit();
    let form = FormDefinition { definitions: compiler.definitions, locale: locale.to_owned(), submit };
    (form, compiler.diagnostics)
}

pub(super) struct Compiler<'a> {
    pub(super) schema: &'a Schema,
    speaker: Speaker,
    definitions: Vec<Definition>,
    diagnostics: Vec<Diagnostic>,
    /// The schema objects between the root and here, to notice one that contains itself.
    open: Vec<&'a Value>,
}

impl<'a> Compiler<'a> {
    /// Compiles what is asked at one place and gives its number. `level` is 0 for the root.
    pub(super) fn place(&mut self, flat: &Flat<'a>, key: &str, at: &Pointer, level: usize) -> DefinitionId {
        let id = self.definitions.len();
        let title = self.text(flat, "title").unwrap_or_else(|| Text { text: key.to_owned(), lang: None });
        self.definitions.push(Definition {
            key: key.to_owned(),
            title,
            description: self.text(flat, "description"),
            help: self.form_text(flat, "help"),
            prompt: self.form_text(flat, "prompt"),
            examples: self.examples(flat),
            read_only: flat.flag("readOnly"),
            default: flat.get("default").cloned(),
            kind: Kind::Unsupported(String::new()),
        });
        for reference in &flat.missing {
            self.remark(DiagnosticCode::MissingReference, at, reference);
        }
        // A control is no container: only schemas that hold others can contain themselves.
        let circular = flat.parts.iter().any(|part| self.open.iter().any(|open| std::ptr::eq(*open, *part)));
        let kind = if circular {
            Err((DiagnosticCode::Recursive, "$ref"))
        } else if id >= MAX_DEFINITIONS {
            Err((DiagnosticCode::TooMany, "properties"))
        } else {
            let before = self.open.len();
            self.open.extend(&flat.parts);
            let kind = self.kind(flat, at, level);
            self.open.truncate(before);
            kind.map_err(|keyword| (DiagnosticCode::Unsupported, keyword))
        };
        let kind = kind.unwrap_or_else(|(code, keyword)| {
            self.remark(code, at, keyword);
            Kind::Unsupported(keyword.to_owned())
        });
        if flat.get("title").is_none() && level > 0 && !key.is_empty() {
            self.remark(DiagnosticCode::Untitled, at, "title");
        }
        self.definitions[id].kind = kind;
        id
    }

    fn kind(&mut self, flat: &Flat<'a>, at: &Pointer, level: usize) -> Result<Kind, &'static str> {
        let choices = self.choices(flat);
        match json_type(flat) {
            Some("object") => Ok(Kind::Group(self.group(flat, at, level))),
            Some("array") => self.array(flat, at, level),
            Some("boolean") => {
                let control = control(flat, "boolean", Some(self.yes_and_no(flat)));
                control.map(Kind::Control).ok_or("type")
            }
            kind => control(flat, kind.unwrap_or_default(), choices).map(Kind::Control).ok_or("type"),
        }
    }

    fn group(&mut self, flat: &Flat<'a>, at: &Pointer, level: usize) -> Group {
        let gathered = Gathered::of(self, flat, at);
        let mut group =
            Group { section: level == 1 && flat.form("section") != Some(&Value::Bool(false)), ..gathered.group(flat) };
        for (child, (key, declared)) in gathered.questions(flat).into_iter().enumerate() {
            group.children[child].definition = self.place(declared, key, &at.child(key), level + 1);
        }
        for keyword in gathered.unsupported {
            // Part of the object that has no name of its own: it stands as a question that cannot be asked.
            let definition = self.place(&Flat::default(), "", &at.child(keyword), level + 1);
            self.definitions[definition].kind = Kind::Unsupported(keyword.to_owned());
            group.children.push(super::Child {
                definition,
                relevant: vec![super::Guard::default()],
                forbidden: Vec::new(),
                required: Vec::new(),
            });
        }
        let definitions = &self.definitions;
        let mut by_key: Vec<usize> = (0..group.children.len()).collect();
        let key = |child: &usize| &definitions[group.children[*child].definition].key;
        by_key.sort_unstable_by(|a, b| key(a).cmp(key(b)));
        group.by_key = by_key;
        group
    }

    fn array(&mut self, flat: &Flat<'a>, at: &Pointer, level: usize) -> Result<Kind, &'static str> {
        let tuple = flat.get("prefixItems").is_some();
        let items = flat.get("items").filter(|items| items.is_object() && !tuple);
        let item = self.schema.flat(items.ok_or(if tuple { "prefixItems" } else { "items" })?);
        if flat.flag("uniqueItems")
            && let Some(choices) = self.choices(&item)
        {
            return Ok(Kind::Control(Control::MultiChoice(choices)));
        }
        let size = |keyword| flat.get(keyword).and_then(Value::as_u64).and_then(|size| usize::try_from(size).ok());
        Ok(Kind::Repeat(Repeat {
            // Level 2 at least: the rows of a list are no sections.
            item: self.place(&item, "", &at.child("-"), level.max(1) + 1),
            min: size("minItems").unwrap_or(0).min(MAX_READY_ROWS),
            max: size("maxItems").unwrap_or(usize::MAX),
            add: self.label(flat, "add"),
            row: self.label(flat, "item").or_else(|| self.text(&item, "title")),
        }))
    }

    /// The labelled values of `enum`, or of `oneOf`/`anyOf` with a `const` in each branch.
    fn choices(&self, flat: &Flat<'a>) -> Option<Vec<Choice>> {
        let plain = |value: &Value| Choice {
            value: value.clone(),
            title: Text { text: value.as_str().map_or_else(|| json::write(value), str::to_owned), lang: None },
            description: None,
        };
        if let Some(branches) = flat.get("oneOf").or_else(|| flat.get("anyOf")).and_then(Value::as_array) {
            let labelled = branches.iter().map(|branch| {
                let one = self.schema.flat(branch);
                let mut choice = plain(one.get("const")?);
                choice.title = self.text(&one, "title").unwrap_or(choice.title);
                choice.description = self.text(&one, "description");
                Some(choice)
            });
            return labelled.collect();
        }
        if let Some(values) = flat.get("enum").and_then(Value::as_array) {
            return Some(values.iter().map(plain).collect());
        }
        Some(vec![plain(flat.get("const")?)])
    }

    fn yes_and_no(&self, flat: &Flat<'a>) -> Vec<Choice> {
        [true, false]
            .map(|value| Choice {
                value: Value::Bool(value),
                title: self.label(flat, if value { "true" } else { "false" }).unwrap_or_default(),
                description: None,
            })
            .into()
    }

    /// A standard annotation: `title`, `description`.
    fn text(&self, flat: &Flat<'a>, word: &str) -> Option<Text> {
        self.pick(flat, |part| part.get(word), |translation| translation.get(word))
    }

    /// A text of `x-form`: `help`, `prompt`.
    fn form_text(&self, flat: &Flat<'a>, word: &str) -> Option<Text> {
        self.pick(flat, |part| part.get("x-form")?.get(word), |translation| translation.get(word))
    }

    /// One of `x-form.labels`.
    fn label(&self, flat: &Flat<'a>, name: &str) -> Option<Text> {
        let label = |from: &'a Value| from.get("labels")?.get(name);
        self.pick(flat, |part| label(part.get("x-form")?), label)
    }

    fn examples(&self, flat: &Flat<'a>) -> Option<Text> {
        self.pick(flat, |part| part.get("examples"), |translation| translation.get("examples"))
    }

    /// The nearest part that has the text in any language says it.
    fn pick(
        &self,
        flat: &Flat<'a>,
        plain: impl Fn(&'a Value) -> Option<&'a Value>,
        translated: impl Fn(&'a Value) -> Option<&'a Value>,
    ) -> Option<Text> {
        flat.parts.iter().find_map(|part| {
            let (value, lang) = self.speaker.pick(plain(part), part.get("x-i18n"), &translated)?;
            let text = match value {
                Value::String(text) => text.clone(),
                // `examples` is a list; only text can be shown to a person.
                Value::Array(values) => values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
                _ => return None,
            };
            (!text.is_empty()).then_some(Text { text, lang })
        })
    }

    pub(super) fn remark(&mut self, code: DiagnosticCode, pointer: &Pointer, subject: &str) {
        self.diagnostics.push(Diagnostic { code, pointer: pointer.clone(), subject: subject.to_owned() });
    }
}

/// The one type that a place asks for: `type`, less `null`; else what the other keywords are about.
fn json_type<'a>(flat: &Flat<'a>) -> Option<&'a str> {
    let has = |keyword| flat.get(keyword).is_some();
    match flat.get("type") {
        Some(Value::String(name)) => Some(name),
        Some(Value::Array(names)) => {
            let mut names = names.iter().filter_map(Value::as_str).filter(|name| *name != "null");
            names.next().filter(|_| names.next().is_none())
        }
        _ if has("properties") => Some("object"),
        _ if has("items") || has("prefixItems") => Some("array"),
        _ if has("format") || has("pattern") || has("minLength") || has("maxLength") => Some("string"),
        _ if has("minimum") || has("maximum") || has("multipleOf") => Some("number"),
        _ => None,
    }
}
