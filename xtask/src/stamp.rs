//! Whether a step must run again. A stamp is a text that names what a step was made from, with sizes
//! and times; when the text would come out the same and the outputs are there, the step is done.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};

/// Runs `make` unless `outputs` exist and were made from `inputs` as they are now.
///
/// Inputs are files or whole directories. This program is always one of them: a change of flags is
/// a change of the result.
pub fn refresh(stamp: &Path, inputs: &[PathBuf], outputs: &[PathBuf], make: impl FnOnce() -> Result<()>) -> Result<()> {
    let mut text = String::new();
    describe(&std::env::current_exe()?, &mut text)?;
    for input in inputs {
        describe(input, &mut text)?;
    }
    let fresh = fs::read_to_string(stamp).is_ok_and(|old| old == text);
    if fresh && outputs.iter().all(|output| output.exists()) {
        return Ok(());
    }
    // Gone before the step starts: one that fails half-way is run again.
    if stamp.exists() {
        fs::remove_file(stamp).with_context(|| format!("removing {}", stamp.display()))?;
    }
    make()?;
    if let Some(directory) = stamp.parent() {
        fs::create_dir_all(directory).with_context(|| format!("creating {}", directory.display()))?;
    }
    fs::write(stamp, text).with_context(|| format!("writing {}", stamp.display()))
}

/// Every file under `path` (or `path` itself), in a stable order.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(path, &mut found).with_context(|| format!("reading {}", path.display()))?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), found)?;
        }
    } else {
        found.push(path.to_owned());
    }
    Ok(())
}

fn describe(path: &Path, text: &mut String) -> Result<()> {
    for file in files(path)? {
        let facts = fs::metadata(&file).with_context(|| format!("reading {}", file.display()))?;
        let time = facts.modified()?.duration_since(UNIX_EPOCH)?;
        writeln!(text, "{} {} {time:?}", file.display(), facts.len())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::{env, fs};

    use super::refresh;

    #[test]
    fn a_step_runs_when_an_input_changed_or_an_output_is_gone() {
        let room = env::temp_dir().join(format!("sovitaan-stamp-{}", std::process::id()));
        fs::create_dir_all(room.join("in")).unwrap();
        let (input, output, stamp) = (room.join("in/a"), room.join("out"), room.join("stamp"));
        let runs = Cell::new(0);
        let step = || {
            let make = || {
                runs.set(runs.get() + 1);
                Ok(fs::write(&output, "made")?)
            };
            refresh(&stamp, &[room.join("in")], std::slice::from_ref(&output), make).unwrap();
            runs.get()
        };

        fs::write(&input, "one").unwrap();
        assert_eq!(step(), 1);
        assert_eq!(step(), 1, "nothing changed");
        fs::write(&input, "longer").unwrap();
        assert_eq!(step(), 2, "the input changed");
        fs::write(room.join("in/b"), "").unwrap();
        assert_eq!(step(), 3, "an input was added");
        fs::remove_file(&output).unwrap();
        assert_eq!(step(), 4, "the output is gone");

        fs::remove_dir_all(&room).unwrap();
    }
}
