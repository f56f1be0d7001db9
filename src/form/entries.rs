//! From what was gathered to what is asked: one question a name, or one for each kind of answer that alternatives
//! want under it; in which order; and whether conditions go in a circle.

use super::asked::{Asked, Layer};
use super::compile::Compiler;
use super::gather::{Further, Gathered, Named};
use super::names::name_matches;
use super::types::types;
use super::{Branch, Child, Choice, Condition, Guard, Pick};
use crate::order::sort;
use crate::schema::Flat;
use serde_json::{Map, Value};

/// One child of a group, not compiled yet.
pub(super) struct Entry<'a> {
    pub(super) key: &'a str,
    pub(super) child: Child,
    pub(super) content: Content<'a>,
}

pub(super) enum Content<'a> {
    Question(Asked<'a>, Option<Vec<Choice>>),
    /// With its number among the picks.
    Pick(Pick, usize),
    Map(Further<'a>),
}

/// Alternatives that want something under the same name: which belong together.
struct Cluster<'a> {
    flat: Flat<'a>,
    types: Vec<&'static str>,
    has_choices: bool,
    guards: Vec<Guard>,
    layers: Vec<Layer<'a>>,
}

/// The children in the order in which they are asked: as `wanted` says; else as declared, but what a condition
/// reveals right after the question that decides it.
pub(super) fn entries<'a>(compiler: &Compiler<'a>, mut gathered: Gathered<'a>, wanted: &[&str]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let named = std::mem::take(&mut gathered.named);
    let picks = std::mem::take(&mut gathered.picks);
    let mut picks = picks.into_iter().enumerate().peekable();
    for (index, name) in named.into_iter().enumerate() {
        while let Some((number, (pick, guard, _))) = picks.next_if(|(_, (_, _, before))| *before <= index) {
            entries.push(pick_entry(pick, guard, number));
        }
        entries.extend(questions(compiler, name, &gathered.maps));
    }
    entries.extend(picks.map(|(number, (pick, guard, _))| pick_entry(pick, guard, number)));
    let mut ordered = in_order(entries, &gathered.conditions);
    // What the author has put in order comes first; the rest keeps its own.
    let rank = |entry: &Entry| {
        let is_named = matches!(entry.content, Content::Question(..));
        wanted.iter().position(|key| is_named && *key == entry.key).unwrap_or(wanted.len())
    };
    sort(&mut ordered, &|a, b| rank(a).cmp(&rank(b)));
    let maps = gathered.maps.into_iter().map(|further| Entry {
        key: "",
        child: Child { relevant: vec![further.guard.clone()], ..Child::default() },
        content: Content::Map(further),
    });
    ordered.extend(maps);
    ordered
}

fn pick_entry<'a>(pick: Pick, guard: Guard, number: usize) -> Entry<'a> {
    // Where nothing needs to be picked, nothing is demanded.
    let nothing = Value::Object(Map::new());
    let fits = |branch: &Branch| branch.test.holds(&&nothing) == Some(true);
    let is_free = pick.several && pick.branches.iter().any(fits);
    let required = if is_free { Vec::new() } else { vec![guard.clone()] };
    let child = Child { relevant: vec![guard], required, ..Child::default() };
    Entry { key: "", child, content: Content::Pick(pick, number) }
}

/// The questions under one name.
fn questions<'a>(compiler: &Compiler<'a>, name: Named<'a>, maps: &[Further<'a>]) -> Vec<Entry<'a>> {
    let Named { key, mut declared, forbidden, required, choices } = name;
    if declared.is_empty() {
        // Demanded, and not described: as further properties of such a name are, if they are.
        let takes = |pattern: Option<&str>| pattern.map(|pattern| name_matches(pattern, key) == Some(true));
        let first = |wanted: Option<bool>| maps.iter().find(|further| takes(further.pattern) == wanted);
        let further = first(Some(true)).or_else(|| first(None)).map(|further| further.flat.clone());
        declared = required.iter().map(|guard| (guard.clone(), further.clone().unwrap_or_default())).collect();
    }
    if declared.is_empty() {
        return Vec::new();
    }
    let entry = |asked, choices, relevant: Vec<Guard>, but: Vec<Guard>| {
        let forbidden = forbidden.iter().cloned().chain(but).collect();
        let child = Child { definition: 0, relevant, forbidden, required: required.clone() };
        Entry { key, child, content: Content::Question(asked, choices) }
    };
    let mut base: Option<Flat<'a>> = None;
    let mut guarded = Vec::new();
    for (guard, flat) in declared {
        match &mut base {
            _ if !guard.0.is_empty() => guarded.push((guard, flat)),
            Some(base) => base.merge(&flat),
            None => base = Some(flat),
        }
    }
    let is_shaped = |flat: &Flat<'a>| !types(compiler.schema, flat).is_empty();
    let has_choices = |flat: &Flat<'a>| compiler.choices(flat).is_some();
    if let Some(base) = &base
        && (choices.is_some()
            || guarded.is_empty()
            // An open question whose values a condition names is another question then.
            || (is_shaped(base) && (has_choices(base) || !guarded.iter().any(|(_, flat)| has_choices(flat)))))
    {
        let layers = guarded.into_iter().map(|(guard, flat)| Layer { guard, flat }).collect();
        let asked = Asked { base: base.clone(), layers };
        return vec![entry(asked, choices, vec![Guard::default()], Vec::new())];
    }
    let clusters = clusters(compiler, guarded);
    let all: Vec<Guard> = clusters.iter().flat_map(|cluster| cluster.guards.clone()).collect();
    let mut questions: Vec<Entry<'a>> = Vec::new();
    for Cluster { mut flat, guards, layers, .. } in clusters {
        if let Some(base) = &base {
            flat.merge(base);
        }
        questions.push(entry(Asked { base: flat, layers }, choices.clone(), guards, Vec::new()));
    }
    if let Some(base) = base {
        // Where no condition says what it is, it is anything.
        questions.push(entry(Asked::of(base), None, vec![Guard::default()], all));
    }
    questions
}

/// Puts together what wants the same kind of answer.
fn clusters<'a>(compiler: &Compiler<'a>, declared: Vec<(Guard, Flat<'a>)>) -> Vec<Cluster<'a>> {
    let mut clusters: Vec<Cluster<'a>> = Vec::new();
    for (guard, flat) in declared {
        let types = types(compiler.schema, &flat);
        let has_choices = flat.get("const").is_some() || compiler.choices(&flat).is_some();
        let fits = |cluster: &&mut Cluster<'a>| {
            let same_types = cluster.types == types || types.is_empty() || cluster.types.is_empty();
            same_types && !(has_choices && cluster.has_choices)
        };
        match clusters.iter_mut().find(fits) {
            Some(cluster) => {
                cluster.guards.push(guard.clone());
                if cluster.types.is_empty() || has_choices {
                    let rest = std::mem::replace(&mut cluster.flat, flat);
                    cluster.flat.merge(&rest);
                    cluster.types = if types.is_empty() { std::mem::take(&mut cluster.types) } else { types };
                    cluster.has_choices |= has_choices;
                } else {
                    cluster.layers.push(Layer { guard, flat });
                }
            }
            None => {
                clusters.push(Cluster { flat, types, has_choices, guards: vec![guard], layers: Vec::new() });
            }
        }
    }
    clusters
}

fn in_order<'a>(entries: Vec<Entry<'a>>, conditions: &[Condition]) -> Vec<Entry<'a>> {
    let mut ordered: Vec<Entry<'a>> = Vec::new();
    let is_revealed = |entry: &Entry| !entry.child.relevant.iter().any(|guard| guard.0.is_empty());
    for entry in entries {
        let decides = |other: &Entry| {
            let terms = entry.child.relevant.iter().flat_map(|guard| &guard.0).filter(|term| term.up == 0);
            terms.map(|term| &conditions[term.condition]).any(|condition| match (condition, &other.content) {
                (Condition::Picked { pick, .. }, Content::Pick(_, number)) => pick == number,
                (Condition::Test { reads: Some(names), .. }, Content::Question(..)) => {
                    names.iter().any(|name| name == other.key)
                }
                _ => false,
            })
        };
        let deciding = if is_revealed(&entry) { ordered.iter().rposition(decides) } else { None };
        // After the questions that the same one has already revealed.
        let place = deciding.map_or(ordered.len(), |deciding| {
            deciding + 1 + ordered[deciding + 1..].iter().take_while(|other| is_revealed(other)).count()
        });
        ordered.insert(place, entry);
    }
    ordered
}

/// Whether a question's relevance hangs, by way of others, on itself.
pub(super) fn is_circular(entries: &[Entry], conditions: &[Condition]) -> bool {
    // Each condition is looked at once: there may be thousands, and as many questions.
    let readers = |condition: &Condition| {
        let is_read = |other: &Entry| match (condition, &other.content) {
            (Condition::Picked { pick, .. }, Content::Pick(_, number)) => pick == number,
            (condition, Content::Question(..)) => condition.reads(other.key),
            _ => false,
        };
        (0..entries.len()).filter(|other| is_read(&entries[*other])).collect::<Vec<usize>>()
    };
    let readers: Vec<Vec<usize>> = conditions.iter().map(readers).collect();
    let reads = |index: usize| {
        let child = &entries[index].child;
        let terms = child.relevant.iter().chain(&child.forbidden).flat_map(|guard| &guard.0);
        terms.filter(|term| term.up == 0).flat_map(|term| readers[term.condition].iter().copied()).collect()
    };
    // What a question asks under a condition that reads it is a circle of its own.
    let hangs_on_itself = |entry: &Entry| match &entry.content {
        Content::Question(asked, _) => asked
            .layers
            .iter()
            .flat_map(|layer| &layer.guard.0)
            .any(|term| term.up == 0 && conditions[term.condition].reads(entry.key)),
        _ => false,
    };
    if entries.iter().any(hangs_on_itself) {
        return true;
    }
    // Questions that hang on nothing are taken away, again and again; a circle is what remains.
    let reads: Vec<Vec<usize>> = (0..entries.len()).map(reads).collect();
    let mut left: Vec<bool> = reads.iter().map(|reads| !reads.is_empty()).collect();
    loop {
        let still: Vec<bool> =
            (0..entries.len()).map(|index| left[index] && reads[index].iter().any(|read| left[*read])).collect();
        if !still.contains(&true) {
            return false;
        }
        if still == left {
            return true;
        }
        left = still;
    }
}
