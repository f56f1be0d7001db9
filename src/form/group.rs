//! An object becomes a group of questions, with the maps of names that the person chooses.

use super::asked::Asked;
use super::compile::{Compiler, Spot, bare, size};
use super::entries::{Content, entries, is_circular};
use super::gather::{Further, Gathered, strings};
use super::{Definition, DefinitionId, Group, Guard, Kind, Map};
use crate::order::sort;
use crate::schema::Flat;
use serde_json::Value;

impl<'a> Compiler<'a> {
    /// The questions of an object.
    pub(super) fn group(&mut self, asked: &Asked<'a>, spot: &Spot) -> Kind {
        let mut gathered = Gathered::of(self, asked, spot.at);
        let flat = &asked.base;
        if gathered.named.is_empty() && gathered.maps.is_empty() && gathered.picks.is_empty() && !gathered.closed {
            // An object of which nothing is said may hold anything.
            gathered.maps.push(Further { pattern: None, guard: Guard::default(), flat: Flat::default() });
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
        for entry in entries {
            // A pick stays: others refer to it by its number.
            if self.is_full() && !matches!(entry.content, Content::Pick(..)) {
                continue;
            }
            let mut child = entry.child;
            let demands = |guard: &Guard| child.required.iter().any(|required| required.follows_from(guard));
            let demanded = child.relevant.iter().all(demands);
            let at = spot.at.child(entry.key);
            let spot = Spot { key: entry.key, at: &at, level: spot.level + 1, kind: None, demanded };
            child.definition = match entry.content {
                Content::Question(asked, choices) => self.place(asked, &spot, choices),
                Content::Pick(pick, number) => {
                    group.picks[number] = group.children.len();
                    let title = self.label(flat, "pick").unwrap_or_default();
                    self.definitions.push(Definition { title, ..bare("", Kind::Pick(pick)) });
                    self.definitions.len() - 1
                }
                Content::Map(further) => self.map(flat, further, &spot),
            };
            group.children.push(child);
        }
        let definitions = &self.definitions;
        let mut by_key: Vec<usize> = (0..group.children.len()).collect();
        by_key.retain(|child| !definitions[group.children[*child].definition].kind.is_transparent());
        let key = |child: &usize| &definitions[group.children[*child].definition].key;
        sort(&mut by_key, &|a, b| key(a).cmp(key(b)));
        group.by_key = by_key;
        Kind::Group(group)
    }

    fn map(&mut self, flat: &Flat<'a>, Further { pattern, flat: item, .. }: Further<'a>, spot: &Spot) -> DefinitionId {
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
}
