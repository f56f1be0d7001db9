//! The words after the command. Few enough to read by hand.

use std::str::FromStr;

use anyhow::{Context, Result, bail};

/// What is left of the command line.
#[derive(Debug)]
pub struct Args(Vec<String>);

impl Args {
    pub fn new(words: impl Iterator<Item = String>) -> Self {
        Self(words.collect())
    }

    /// The next word.
    pub fn word(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Takes `--name` out, wherever it stands.
    pub fn flag(&mut self, name: &str) -> bool {
        let found = self.0.iter().position(|word| word == name);
        found.map(|at| self.0.remove(at)).is_some()
    }

    /// Takes `--name value` or `--name=value` out.
    pub fn option<T: FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        let inline = |word: &String| word.strip_prefix(name)?.strip_prefix('=').map(str::to_owned);
        let value = if let Some(at) = self.0.iter().position(|word| word == name) {
            self.0.remove(at);
            if at == self.0.len() {
                bail!("`{name}` needs a value after it");
            }
            self.0.remove(at)
        } else if let Some((at, value)) = (self.0.iter().enumerate()).find_map(|(at, word)| Some((at, inline(word)?))) {
            self.0.remove(at);
            value
        } else {
            return Ok(None);
        };
        let parsed = value.parse().ok();
        Ok(Some(parsed.with_context(|| format!("`{value}` is no value for `{name}`"))?))
    }

    /// Everything that is left.
    pub fn rest(self) -> Vec<String> {
        self.0
    }

    /// Refuses what nobody asked for: a misspelt option must not be passed over.
    pub fn end(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => bail!("`{word}` is not understood here; see `cargo xtask help`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn takes_flags_and_options_wherever_they_stand() {
        let mut line = args("--port 81 a --release --depth=3");
        assert!(line.flag("--release"));
        assert!(!line.flag("--release"));
        assert_eq!(line.option::<u16>("--port").unwrap(), Some(81));
        assert_eq!(line.option::<u16>("--depth").unwrap(), Some(3));
        assert_eq!(line.option::<u16>("--width").unwrap(), None);
        assert_eq!(line.word().as_deref(), Some("a"));
        assert!(line.end().is_ok());
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(args("--prot 81").end().is_err());
        assert!(args("--port").option::<u16>("--port").is_err());
        assert!(args("--port many").option::<u16>("--port").is_err());
    }
}
