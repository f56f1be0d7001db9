//! Maps by name, few kinds of them: each kind of map is code that a page downloads.

use crate::pointer::Pointer;
use std::collections::HashMap;

/// Values by name, in the order in which the names came.
#[derive(Clone, Debug)]
pub(super) struct Table<V> {
    index: HashMap<String, usize>,
    entries: Vec<(String, V)>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { index: HashMap::new(), entries: Vec::new() }
    }
}

impl<V> Table<V> {
    pub(super) fn get(&self, name: &str) -> Option<&V> {
        self.index.get(name).map(|index| &self.entries[*index].1)
    }

    /// The value of that name; a new one if there was none.
    pub(super) fn entry(&mut self, name: &str) -> &mut V
    where
        V: Default,
    {
        let index = if let Some(index) = self.index.get(name) {
            *index
        } else {
            self.index.insert(name.to_owned(), self.entries.len());
            self.entries.push((name.to_owned(), V::default()));
            self.entries.len() - 1
        };
        &mut self.entries[index].1
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.entries.iter().map(|(name, value)| (name.as_str(), value))
    }
}

/// Values by place, in the order of the places.
#[derive(Clone, Debug)]
pub(super) struct Places<V>(Vec<(Pointer, V)>);

impl<V> Default for Places<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Places<V> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, place: &Pointer) -> Option<&V> {
        self.find(place).ok().map(|index| &self.0[index].1)
    }

    pub(super) fn get_mut(&mut self, place: &Pointer) -> Option<&mut V> {
        self.find(place).ok().map(|index| &mut self.0[index].1)
    }

    /// The value at that place; a new one if there was none.
    pub(super) fn entry(&mut self, place: &Pointer) -> &mut V
    where
        V: Default,
    {
        let index = match self.find(place) {
            Ok(index) => index,
            Err(index) => {
                self.0.insert(index, (place.clone(), V::default()));
                index
            }
        };
        &mut self.0[index].1
    }

    pub(super) fn remove(&mut self, place: &Pointer) -> Option<V> {
        self.find(place).ok().map(|index| self.0.remove(index).1)
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &(Pointer, V)> {
        self.0.iter()
    }

    /// What is at that place, and everything below it. `/a!` stands between `/a` and `/a/` and is not
    /// below `/a`: hence two look-ups.
    pub(super) fn below<'a>(&'a self, place: &'a Pointer) -> impl Iterator<Item = &'a (Pointer, V)> {
        let itself = self.find(place).ok().map(|index| &self.0[index]);
        let start = self.find(&place.child("")).unwrap_or_else(|index| index);
        let inside = self.0[start..].iter().take_while(|(other, _)| place.covers(other));
        itself.into_iter().chain(inside)
    }

    fn find(&self, place: &Pointer) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(place))
    }
}

impl<V> IntoIterator for Places<V> {
    type Item = (Pointer, V);
    type IntoIter = std::vec::IntoIter<(Pointer, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The positions of keys when they are sorted.
pub(crate) fn order(keys: impl Iterator<Item = Vec<u8>>) -> Vec<usize> {
    let mut keys: Vec<(Vec<u8>, usize)> = keys.zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, position)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_a_place_is_what_starts_with_its_tokens() {
        let place = |text| Pointer::parse(text).unwrap();
        let mut places = Places::<()>::default();
        for text in ["", "/a", "/a!", "/a!/x", "/a/", "/a/b", "/a/b/c", "/a0", "/b"] {
            places.entry(&place(text));
        }
        let below = |text| {
            let (of, mut found) = (place(text), Vec::new());
            found.extend(places.below(&of).map(|(place, ())| place.to_string()));
            found
        };
        assert_eq!(below("/a"), ["/a", "/a/", "/a/b", "/a/b/c"]);
        assert_eq!(below("/a!"), ["/a!", "/a!/x"]);
        assert_eq!(below("/a/b/c"), ["/a/b/c"]);
        assert_eq!(below("/c"), [""; 0]);
        assert_eq!(below("").len(), 9);
    }
}
