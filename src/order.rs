//! One sorting routine. Each kind of thing that the standard library's own sorts is four kilobytes that a page downloads.

use std::cmp::Ordering;

/// Sorts, keeping the order of equals.
///
/// ```
/// let mut words = vec!["b", "a"];
/// sovitaan::order::sort(&mut words, &|a, b| a.cmp(b));
/// assert_eq!(words, ["a", "b"]);
/// ```
pub fn sort<T>(items: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut places, &|a, b| compare(&items[a], &items[b]).then(a.cmp(&b)));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| taken[place].take()));
}

fn sort_places(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_unstable_by(|a, b| compare(*a, *b));
}
