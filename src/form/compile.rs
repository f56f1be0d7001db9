//! From schema to definition: one walk, one definition a place. A place that was compiled before (by way of a
//! reference) is referred to, so that a schema that contains itself has an end.

use super::asked::Asked;
use super::choices::plain;
use super::control::{choice, control};
use super::definition::Examples;
use super::entries::{Content, entries, is_circular};
use super::gather::{Gathered, strings};
use super::types::types;
use super::union::{UNIONS, Union, by_kind};
use super::{Choice, Control, Definition, DefinitionId, FormDefinition, Group, Guard, Kind, Map, Pick};
use crate::locale::{Speaker, Text};
use crate::pointer::Pointer;
use crate::schema::{Diagnostic, DiagnosticCode, Flat, Schema};
use serde_json::Value;

/// More definitions than this are not shown; what is left out is named.
const MAX_DEFINITIONS: usize = 5_000;

/// Questions in questions, as deep as a form shows them; what is deeper is written as JSON.
const MAX_LEVEL: usize = 60;

/// Schemas looked at while gathering questions: a few lines of alternatives can stand for 2^n.
const MAX_WORK: usize = 50_000;

/// A union of unions is narrowed down this often.
const MAX_NARROWING: usize = 8;

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
        level: 0,
    };
    let submit = compiler.label(&root.base, "submit");
    let spot = Spot { key: "", at: &Pointer::root(), level: 0, kind: Some("object"), demanded: false };
    compiler.place(root, &spot, None);
    compiler.definitions.shrink_to_fit();
    let form = FormDefinition { definitions: compiler.definitions, locale: locale.to_owned(), submit };
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
            let from = self.known.partition_point(|(known, _)| *known < address);
            for (_, known) in self.known[from..].iter_mut().take_while(|(known, _)| *known == address) {
                known.open &= known.id != id;
            }
        }
        id
    }

    /// The index of the same place, or where it would be put in.
    fn known(&self, address: usize, asked: &Asked<'a>, spot: &Spot) -> Result<usize, usize> {
        let from = self.known.partition_point(|(known, _)| *known < address);
        let same = self.known[from..].iter().take_while(|(known, _)| *known == address);
        let is_same = |known: &Known<'a>| {
            known.top == (spot.level == 1)
                && known.kind == spot.kind
                && known.demanded == spot.demanded
                && self.definitions[known.id].key == spot.key
                && known.asked.same_as(asked)
        };
        same.into_iter().position(|(_, known)| is_same(known)).map(|index| from + index).ok_or(from)
    }

    /// A place that contains itself is opened by the person even where what is inside looks otherwise (a section of
    /// the form) and has a definition of its own.
    fn close_circles(&mut self, address: usize, asked: &Asked<'a>, spot: &Spot) {
        let from = self.known.partition_point(|(known, _)| *known < address);
        for (_, known) in self.known[from..].iter().take_while(|(known, _)| *known == address) {
            let definition = &mut self.definitions[known.id];
            let is_same = known.kind == spot.kind && definition.key == spot.key;
            definition.recursive |= known.open && is_same && known.asked.same_as(asked);
        }
    }

    /// What is said of a place, whatever its kind.
    fn definition(&self, flat: &Flat<'a>, key: &str) -> Definition {
        Definition {
            title: self.text(flat, "title").unwrap_or_else(|| Text { text: key.to_owned(), lang: None }),
            description: self.text(flat, "description"),
            help: self.form_text(flat, "help"),
            prompt: self.form_text(flat, "prompt"),
            examples: self.examples(flat),
            read_only: flat.flag("readOnly"),
            write_only: flat.flag("writeOnly"),
            deprecated: flat.flag("deprecated"),
            default: flat.get("default").cloned(),
            errors: self.errors(flat),
            i18n: flat.text("i18n").map(str::to_owned),
            ..bare(key, Kind::Unsupported(String::new()))
        }
    }

    fn kind(&mut self, mut asked: Asked<'a>, spot: &Spot, id: DefinitionId, choices: Option<Vec<Choice>>) -> Kind {
        if let Some(choices) = choices {
            return Kind::Control(choice(&asked.base, choices));
        }
        self.narrow(&mut asked, id);
        let flat = &asked.base;
        let mut kinds = spot.kind.map_or_else(|| types(self.schema, flat), |kind| vec![kind]);
        if kinds.len() > 1 && kinds.contains(&"null") {
            kinds.retain(|kind| *kind != "null");
            self.definitions[id].nullable = true;
        }
        if spot.kind != Some("json")
            && let Some(control) = self.chosen(flat, &kinds, spot, id)
        {
            return Kind::Control(control);
        }
        match kinds[..] {
            ["object"] => return self.group(&asked, spot),
            ["array"] => {
                let union = self.first_union(flat).filter(|union| {
                    let has_rows = |flat: &Flat| flat.get("items").or(flat.get("prefixItems")).is_some();
                    union.branches.iter().any(|branch| has_rows(&branch.flat))
                });
                return match union {
                    Some(union) => self.alternatives(&asked, spot, union),
                    None => self.array(&asked, spot),
                };
            }
            [one] => {
                if let Some(union) = self.first_union(flat).filter(|union| self.is_typed_in_ways(flat, union, one)) {
                    return self.alternatives(&asked, spot, union);
                }
                self.definitions[id].examples.suggested = self.suggested(flat);
                return Kind::Control(control(flat, one));
            }
            _ => {}
        }
        match self.first_union(flat).filter(|union| union.branches.iter().any(|branch| !branch.types.is_empty())) {
            Some(union) if spot.kind.is_none() => self.alternatives(&asked, spot, union),
            _ => self.kinds(
                &asked,
                spot,
                if kinds.is_empty() { &["string", "number", "boolean", "json"] } else { &kinds },
            ),
        }
    }

    /// A union with one branch that says something, besides `null`, is that branch.
    fn narrow(&mut self, asked: &mut Asked<'a>, id: DefinitionId) {
        for _ in 0..MAX_NARROWING {
            let unions = asked.base.parts.iter().enumerate().flat_map(|(index, part)| {
                UNIONS.into_iter().filter_map(move |keyword| Some((index, keyword, part.get(keyword)?)))
            });
            let one = unions.filter(|(_, _, list)| list.as_array().is_some_and(|list| list.len() <= 2)).find_map(
                |(index, keyword, _)| {
                    let union = self.union(&asked.base, &asked.base.parts[index], keyword)?;
                    (union.branches.len() == 1 && union.branches[0].flat.get("const").is_none())
                        .then_some((index, keyword, union))
                },
            );
            let Some((index, keyword, union)) = one else { return };
            self.definitions[id].nullable |= union.nullable;
            asked.base.parts[index].remove(keyword);
            asked.base.merge(&union.branches[0].flat);
            let said = self.definition(&asked.base, "");
            let definition = &mut self.definitions[id];
            if asked.base.get("title").is_some() {
                definition.title = said.title;
            }
            definition.description = said.description;
            definition.help = said.help;
            definition.prompt = said.prompt;
        }
    }

    fn first_union(&self, flat: &Flat<'a>) -> Option<Union<'a>> {
        flat.parts.iter().find_map(|part| UNIONS.into_iter().find_map(|keyword| self.union(flat, part, keyword)))
    }

    /// The control for a place that is limited to certain values.
    fn chosen(&mut self, flat: &Flat<'a>, kinds: &[&'static str], spot: &Spot, id: DefinitionId) -> Option<Control> {
        let has = |keywords: &[&str]| keywords.iter().any(|keyword| flat.get(keyword).is_some());
        match kinds {
            ["object"] if has(&["properties", "additionalProperties", "patternProperties"]) || spot.level == 0 => {
                return None;
            }
            ["array"] if has(&["items", "prefixItems"]) => return None,
            _ => {}
        }
        let is_null = kinds == ["null"];
        let choices = if is_null { Some(vec![plain(&Value::Null)]) } else { self.choices(flat) };
        let choices = choices.filter(|choices| !choices.is_empty());
        if kinds == ["boolean"] {
            let titled = choices.filter(|choices| choices.iter().any(|choice| !choice.title.text.is_empty()));
            return Some(choice(flat, titled.unwrap_or_else(|| self.yes_and_no(flat))));
        }
        let mut choices = choices?;
        if choices.len() > 1 && choices.iter().any(|choice| choice.value.is_null()) {
            choices.retain(|choice| !choice.value.is_null());
            self.definitions[id].nullable = true;
        }
        if let ([only], true, true) = (&choices[..], spot.demanded, is_null || has(&["const"])) {
            return Some(Control::Fixed(only.clone()));
        }
        Some(choice(flat, choices))
    }

    /// Whether alternatives of one type are typed in different ways (a day, a text), and have words to pick them by.
    fn is_typed_in_ways(&self, flat: &Flat<'a>, union: &Union<'a>, kind: &str) -> bool {
        let way = |flat: &Flat<'a>| std::mem::discriminant(&control(flat, kind));
        let is_open = |branch: &Flat| branch.get("const").or(branch.get("enum")).is_none();
        union.branches.iter().all(|branch| is_open(&branch.flat) && self.text(&branch.flat, "title").is_some())
            && union.branches.iter().any(|branch| way(&branch.flat) != way(flat))
    }

    /// Values that alternatives name beside one that is open.
    fn suggested(&self, flat: &Flat<'a>) -> Vec<Value> {
        let Some(union) = self.first_union(flat) else { return Vec::new() };
        let named = union.branches.iter().filter_map(|branch| match branch.flat.get("const") {
            Some(value) => Some(vec![value.clone()]),
            None => branch.flat.get("enum")?.as_array().cloned(),
        });
        named.flatten().filter(|value| value.is_string() || value.is_number()).collect()
    }

    /// One of several kinds of answer, each with a schema of its own.
    fn alternatives(&mut self, asked: &Asked<'a>, spot: &Spot, union: Union<'a>) -> Kind {
        let branches = union.branches.iter().map(|branch| self.branch(branch)).collect();
        let part = |part: &crate::schema::Part| part.path.child(union.keyword) == union.path;
        let index = asked.base.parts.iter().position(part);
        let definitions = union.branches.iter().map(|branch| {
            let mut inner = asked.clone();
            if let Some(index) = index {
                inner.base.parts[index].remove(union.keyword);
            }
            // The branch's own words come first.
            let mut base = branch.flat.clone();
            base.merge(&inner.base);
            inner.base = base;
            self.place(inner, &Spot { level: spot.level.max(1) + 1, kind: None, ..*spot }, None)
        });
        let definitions = definitions.collect();
        Kind::Alternatives(Pick { several: false, branches, path: union.path }, definitions)
    }

    /// One of several types of answer.
    fn kinds(&mut self, asked: &Asked<'a>, spot: &Spot, kinds: &[&'static str]) -> Kind {
        let branches = kinds.iter().map(|kind| by_kind(kind)).collect();
        let inner = Spot { level: spot.level.max(1) + 1, ..*spot };
        let definitions =
            kinds.iter().map(|kind| self.place(asked.clone(), &Spot { kind: Some(kind), ..inner }, None)).collect();
        Kind::Alternatives(Pick { several: false, branches, path: Pointer::root() }, definitions)
    }

    fn group(&mut self, asked: &Asked<'a>, spot: &Spot) -> Kind {
        let mut gathered = Gathered::of(self, asked, spot.at);
        let flat = &asked.base;
        if gathered.named.is_empty() && gathered.maps.is_empty() && gathered.picks.is_empty() && !gathered.closed {
            // An object of which nothing is said may hold anything.
            gathered.maps.push((None, Flat::default()));
        }
        let conditions = std::mem::take(&mut gathered.conditions);
        let wanted: Vec<&str> = strings(flat.form("order")).collect();
        gathered.conditions.clone_from(&conditions);
        let closed = gathered.closed;
        let picks = gathered.picks.len();
        let entries = entries(self, gathered, &wanted);
        let mut group = Group {
            section: spot.level == 1 && flat.form("section") != Some(&Value::Bool(false)),
            circular: is_circular(&entries, &conditions),
            conditions,
            closed,
            picks: vec![0; picks],
            ..Group::default()
        };
        for (index, entry) in entries.into_iter().enumerate() {
            let mut child = entry.child;
            let demands = |guard: &Guard| child.required.iter().any(|required| required.follows_from(guard));
            let demanded = child.relevant.iter().all(demands);
            let at = spot.at.child(entry.key);
            let spot = Spot { key: entry.key, at: &at, level: spot.level + 1, kind: None, demanded };
            child.definition = match entry.content {
                Content::Question(asked, choices) => self.place(asked, &spot, choices),
                Content::Pick(pick, number) => {
                    group.picks[number] = index;
                    let title = self.label(flat, "pick").unwrap_or_default();
                    self.definitions.push(Definition { title, ..bare("", Kind::Pick(pick)) });
                    self.definitions.len() - 1
                }
                Content::Map(pattern, item) => self.map(flat, pattern, item, &spot),
            };
            group.children.push(child);
        }
        let definitions = &self.definitions;
        let mut by_key: Vec<usize> = (0..group.children.len()).collect();
        by_key.retain(|child| !definitions[group.children[*child].definition].kind.is_transparent());
        by_key.sort_by(|a, b| {
            let key = |child: &usize| &definitions[group.children[*child].definition].key;
            key(a).cmp(key(b))
        });
        group.by_key = by_key;
        Kind::Group(group)
    }

    fn map(&mut self, flat: &Flat<'a>, pattern: Option<&str>, item: Flat<'a>, spot: &Spot) -> DefinitionId {
        let names = flat.get("propertyNames").map(|names| match names.get("const") {
            Some(Value::String(name)) => vec![name.clone()],
            _ => strings(names.get("enum")).map(str::to_owned).collect(),
        });
        let map = Map {
            pattern: pattern.map(str::to_owned),
            names: names.unwrap_or_default(),
            max: size(flat, "maxProperties").unwrap_or(usize::MAX),
            add: self.label(flat, "add"),
            row: self.label(flat, "item").or_else(|| self.text(&item, "title")),
            item: 0,
        };
        let id = self.definitions.len();
        self.definitions.push(bare("", Kind::Unsupported(String::new())));
        let item = self.place(Asked::of(item), &Spot { level: spot.level.max(1) + 1, demanded: false, ..*spot }, None);
        self.definitions[id].kind = Kind::Map(Map { item, ..map });
        id
    }

    pub(super) fn remark(&mut self, code: DiagnosticCode, pointer: &Pointer, subject: &str) {
        self.diagnostics.push(Diagnostic { code, pointer: pointer.clone(), subject: subject.to_owned() });
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
        kind,
    }
}

/// A keyword that counts.
pub(super) fn size(flat: &Flat, keyword: &str) -> Option<usize> {
    flat.get(keyword).and_then(super::decimal::count_of).and_then(|size| usize::try_from(size).ok())
}
