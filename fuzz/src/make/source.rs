//! Choices out of the fuzzer's bytes. When they are used up, every choice is the first one.

use arbitrary::Unstructured;

/// Where choices come from, and how much may still be made of them.
pub struct Source<'a> {
    bytes: Unstructured<'a>,
    /// Schemas that may still be made.
    pub budget: usize,
}

impl<'a> Source<'a> {
    /// As many choices as there are bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: Unstructured::new(bytes), budget: 48 }
    }

    /// A number from 0, below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.bytes.int_in_range(0..=limit.saturating_sub(1)).unwrap_or_default()
    }

    /// Yes, once in so many times; never when the bytes are used up.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    /// One of them.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Whether the bytes are used up.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// All bytes that are left, as text.
    pub fn rest(&mut self) -> String {
        let bytes = self.bytes.bytes(self.bytes.len()).unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    }
}
