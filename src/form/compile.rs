//! From schema to definition: one walk, one definition a place. A place that was compiled before (by way of a
//! reference) is referred to, so that a schema that contains itself has an end.

use super::asked::Asked;
use super::condition::MAX_ALL_TESTS;
use super::definition::Examples;
use super::{Choice, Control, Definition, DefinitionId, FormDefinition, Kind, Test};
use crate::locale::{Speaker, Text};
use crate::pointer::Pointer;
use crate::schema::{Diagnostic, DiagnosticCode, Flat, Schema};
use serde_json::Value;
use std::{cell::Cell, ops::Range};

/// More definitions than this are not shown; what is left out is named. What is shown of a form is made in one go.
const MAX_DEFINITIONS: usize = 2_500;

/// Questions in questions, as deep as a form shows them; what is deeper is written as JSON.
const MAX_LEVEL: usize = 60;

/// Schemas looked at while gathering questions: a few lines of alternatives can stand for 2^n.
const MAX_WORK: usize = 5_000;

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
    let root = Asked::of(schema.flat(&Pointer::root(), &[]));
    let plain = root.base.form("language").and_then(Value::as_str);
    let mut compiler = Compiler {
        schema,
        speaker: Speaker::new(locale, plain),
        definitions: Vec::new(),
        diagnostics: Vec::new(),
        known: Vec::new(),
        work: 0,
        tests: Cell::new(MAX_ALL_TESTS),
        level: 0,
    };
    let submit = compiler.label(&root.base, "submit");
    let spot = Spot { key: "", at: &Pointer::root(), level: 0, kind: Some("object"), demanded: false };
    compiler.place(root, &spot, None);
    compiler.definitions.shrink_to_fit();
    let form = FormDefinition {
        definitions: compiler.definitions,
        locale: locale.to_owned(),
        submit,
        id: schema.id().to_owned(),
    };
    (form, compiler.diagnostics)
}

pub(super) struct Compiler<'a> {
    pub(super) schema: &'a Schema,
    pub(super) speaker: Speaker,
    pub(super) definitions: Vec<Definition>,
    diagnostics: Vec<Diagnostic>,
    /// The places that have a definition, by the address of their first schema.
    known: Vec<(usize, Known<'a>)>,
    work: usize,
    /// Tests that conditions may still be made of.
    tests: Cell<usize>,
    level: usize,
}

/// A place that has a definition.
struct Known<'a> {
    asked: Asked<'a>,
    top: bool,
    kind: Option<&'static str>,
    demanded: bool,
    id: DefinitionId,
    /// Still being compiled: whoever refers to it is inside it.
    open: bool,
}

/// Which place is compiled.
#[derive(Clone, Copy)]
pub(super) struct Spot<'s> {
    pub(super) key: &'s str,
    /// Where in the instance, for remarks.
    pub(super) at: &'s Pointer,
    /// 0 for the root.
    pub(super) level: usize,
    /// The type, where one is picked already.
    pub(super) kind: Option<&'static str>,
    /// An answer is demanded whenever the question applies.
    pub(super) demanded: bool,
}

impl<'a> Compiler<'a> {
    /// The condition that a subschema is; what there is too much of is left to the validator.
    pub(super) fn test(&self, place: &Pointer) -> Test {
        Test::within(self.schema, place, &self.tests)
    }

    /// Whether more is asked than a form shows. One question more says so; what comes after it is not there.
    pub(super) fn is_full(&self) -> bool {
        self.definitions.len() > MAX_DEFINITIONS
    }

    /// Compiles what is asked at one place and gives its number.
    pub(super) fn place(&mut self, asked: Asked<'a>, spot: &Spot, choices: Option<Vec<Choice>>) -> DefinitionId {
        let address = asked.base.parts.first().map(|part| std::ptr::from_ref(part.value) as usize);
        let found = address.filter(|_| choices.is_none()).map(|address| self.known(address, &asked, spot));
        if let Some(Ok(index)) = found {
            let Known { id, open, .. } = self.known[index].1;
            self.definitions[id].recursive |= open;
            return id;
        }
        if let Some(address) = address {
            self.close_circles(address, &asked, spot);
        }
        let id = self.definitions.len();
        self.definitions.push(self.definition(&asked.base, spot.key));
        self.remark_missing(&asked.base, spot.at);
        if asked.base.get("title").is_none() && spot.level > 0 && !spot.key.is_empty() {
            self.remark(DiagnosticCode::Untitled, spot.at, "title");
        }
        if id >= MAX_DEFINITIONS {
            self.remark_once(DiagnosticCode::TooMany, spot.at, "properties");
            self.definitions[id].kind = Kind::Unsupported("properties".to_owned());
            return id;
        }
        if self.level >= MAX_LEVEL {
            self.remark_once(DiagnosticCode::TooDeep, spot.at, "properties");
            self.definitions[id].kind = Kind::Control(Control::Json);
            return id;
        }
        if let (Some(address), Some(Err(index))) = (address, found) {
            let (top, kind, demanded) = (spot.level == 1, spot.kind, spot.demanded);
            self.known.insert(index, (address, Known { asked: asked.clone(), top, kind, demanded, id, open: true }));
        }
        self.level += 1;
        let kind = self.kind(asked, spot, id, choices);
        self.level -= 1;
        self.definitions[id].kind = kind;
        if let Some(address) = address {
            let here = self.known_at(address);
            for (_, known) in &mut self.known[here] {
                known.open &= known.id != id;
            }
        }
        id
    }

    /// Where in the list the places with that address are.
    fn known_at(&self, address: usize) -> Range<usize> {
        let first = self.known.partition_point(|(known, _)| *known < address);
        first..self.known.partition_point(|(known, _)| *known <= address)
    }

    /// The index of the same place, or where it would be put in.
    fn known(&self, address: usize, asked: &Asked<'a>, spot: &Spot) -> Result<usize, usize> {
        let here = self.known_at(address);
        let is_same = |known: &Known<'a>| {
            known.top == (spot.level == 1)
                && known.kind == spot.kind
                && known.demanded == spot.demanded
                && self.definitions[known.id].key == spot.key
                && known.asked.same_as(asked)
        };
        here.clone().find(|index| is_same(&self.known[*index].1)).ok_or(here.start)
    }

    /// A place that contains itself is opened by the person even where what is inside looks otherwise (a section of
    /// the form) and has a definition of its own.
    fn close_circles(&mut self, address: usize, asked: &Asked<'a>, spot: &Spot) {
        let here = self.known_at(address);
        for (_, known) in &self.known[here] {
            let definition = &mut self.definitions[known.id];
            let is_same = known.kind == spot.kind && definition.key == spot.key;
            definition.recursive |= known.open && is_same && known.asked.same_as(asked);
        }
    }

    /// What is said of a place, whatever its kind.
    pub(super) fn definition(&self, flat: &Flat<'a>, key: &str) -> Definition {
        Definition {
            title: self.text(flat, "title").unwrap_or_else(|| Text { text: key.to_owned(), lang: None }),
            description: self.text(flat, "description"),
            help: self.form_text(flat, "help"),
            prompt: self.form_text(flat, "prompt"),
            examples: self.examples(flat),
            read_only: flat.flag("readOnly"),
            write_only: flat.flag("writeOnly"),
            deprecated: flat.flag("deprecated"),
            default: self.default(flat),
            errors: self.errors(flat),
            i18n: flat.text("i18n").map(str::to_owned),
            presentation: self.presentation(flat),
            ..bare(key, Kind::Unsupported(String::new()))
        }
    }

    pub(super) fn remark(&mut self, code: DiagnosticCode, pointer: &Pointer, subject: &str) {
        let remark = Diagnostic { code, pointer: pointer.clone(), subject: subject.to_owned() };
        // Each kind of answer at a place would say the same of it.
        if self.diagnostics.last() != Some(&remark) {
            self.diagnostics.push(remark);
        }
    }

    pub(super) fn remark_once(&mut self, code: DiagnosticCode, pointer: &Pointer, subject: &str) {
        if self.diagnostics.iter().all(|known| known.code != code) {
            self.remark(code, pointer, subject);
        }
    }

    pub(super) fn remark_missing(&mut self, flat: &Flat, at: &Pointer) {
        for uri in &flat.missing {
            let is_known = |known: &Diagnostic| known.code == DiagnosticCode::MissingReference && known.subject == *uri;
            if !self.diagnostics.iter().any(is_known) {
                self.remark(DiagnosticCode::MissingReference, at, uri);
            }
        }
    }

    /// Whether there is anything left of what compiling a schema may cost.
    pub(super) fn may_work(&mut self) -> bool {
        self.work += 1;
        self.work <= MAX_WORK
    }
}

/// A definition of which nothing is said.
pub(super) fn bare(key: &str, kind: Kind) -> Definition {
    Definition {
        key: key.to_owned(),
        title: Text::default(),
        description: None,
        help: None,
        prompt: None,
        examples: Examples::default(),
        read_only: false,
        write_only: false,
        deprecated: false,
        nullable: false,
        recursive: false,
        default: None,
        errors: Vec::new(),
        i18n: None,
        presentation: None,
        kind,
    }
}

/// A keyword that counts.
pub(super) fn size(flat: &Flat, keyword: &str) -> Option<usize> {
    flat.get(keyword).and_then(super::decimal::count_of).and_then(|size| usize::try_from(size).ok())
}
