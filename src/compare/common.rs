//! What two lists have in common, in its order.

/// More pairs than these are not looked through: all that stands between the common beginning and the common end is then
/// taken for different.
const MAX_PAIRS: usize = 250_000;

/// The places, in both lists, of as many parts as possible that stand in both in the same order.
pub(super) fn common<T>(before: &[T], after: &[T], same: &dyn Fn(&T, &T) -> bool) -> Vec<(usize, usize)> {
    let is_same = |(a, b): &(&T, &T)| same(a, b);
    let head = before.iter().zip(after).take_while(is_same).count();
    let (rest_before, rest_after) = (&before[head..], &after[head..]);
    let tail = rest_before.iter().rev().zip(rest_after.iter().rev()).take_while(is_same).count();
    let middle = (&rest_before[..rest_before.len() - tail], &rest_after[..rest_after.len() - tail]);
    let inner = longest(middle.0, middle.1, same).into_iter().map(|(old, new)| (old + head, new + head));
    let last = (0..tail).rev().map(|back| (before.len() - 1 - back, after.len() - 1 - back));
    (0..head).map(|place| (place, place)).chain(inner).chain(last).collect()
}

/// A longest common subsequence, by its table.
fn longest<T>(before: &[T], after: &[T], same: &dyn Fn(&T, &T) -> bool) -> Vec<(usize, usize)> {
    if before.len().saturating_mul(after.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let width = after.len() + 1;
    let mut length = vec![0_u32; (before.len() + 1) * width];
    let is_same: Vec<bool> = before.iter().flat_map(|a| after.iter().map(move |b| same(a, b))).collect();
    for old in (0..before.len()).rev() {
        for new in (0..after.len()).rev() {
            let (below, right) = (length[(old + 1) * width + new], length[old * width + new + 1]);
            let stays = is_same[old * after.len() + new];
            length[old * width + new] = if stays { length[(old + 1) * width + new + 1] + 1 } else { below.max(right) };
        }
    }
    let (mut old, mut new, mut pairs) = (0, 0, Vec::new());
    while old < before.len() && new < after.len() {
        if is_same[old * after.len() + new] {
            pairs.push((old, new));
            (old, new) = (old + 1, new + 1);
        } else if length[(old + 1) * width + new] >= length[old * width + new + 1] {
            old += 1;
        } else {
            new += 1;
        }
    }
    pairs
}
