//! Where things stand: the repository, cargo's target directory, and what the build writes.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// For whom the files are: the developer at the keyboard, or the page that downloads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    Dev,
    Release,
}

impl Build {
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    /// The cargo profile of the wasm chunks, see `Cargo.toml`.
    pub fn wasm_profile(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm",
        }
    }
}

/// The directories of this checkout.
#[derive(Debug)]
pub struct Project {
    pub root: PathBuf,
    /// Cargo's target directory, whichever way the developer set it.
    pub target: PathBuf,
    /// Where cargo puts the workspace's own programs, this one among them.
    programs: PathBuf,
}

impl Project {
    pub fn here() -> Result<Self> {
        // Cargo says where the package is at run time too; a checkout that moved is found.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().context("xtask has no parent directory")?;
        // This program is <target>/<profile>/xtask: the one path that every setting of cargo agrees with.
        let exe = env::current_exe().context("asking where xtask itself stands")?;
        let programs = exe.parent().context("xtask stands in no directory")?;
        let target = programs.parent().context("no target directory")?;
        Ok(Self { root: root.to_owned(), target: target.to_owned(), programs: programs.to_owned() })
    }

    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The finished files. Each build has its own, so that a test run does not make the next `serve` slow.
    pub fn dist(&self, build: Build) -> PathBuf {
        match build {
            Build::Dev => self.target.join("dist-dev"),
            Build::Release => self.path("dist"),
        }
    }

    /// Files on their way to `dist`, and the stamps that say what they were made from.
    pub fn parts(&self, build: Build) -> PathBuf {
        self.target.join("xtask").join(build.name())
    }

    /// A program of this workspace, as cargo built it.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs.join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// A path as a reader wants it: relative to the repository where it can be.
    pub fn show(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}
