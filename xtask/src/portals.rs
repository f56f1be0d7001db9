//! The step `portals`: real portals, installed from their packages, with a form on a page of theirs
//! (`www/portals`). Not among the steps that run unasked: what it installs is large.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::test::browser_environment;
use crate::{command, python, system};

/// What a `WordPress` takes on Debian: itself in Finnish with a theme, PHP, and a database.
const PACKAGES: &str = "wordpress wordpress-l10n wordpress-theme-twentytwentyone mariadb-server \
    php-cli php-mysql php-curl php-gd php-intl php-mbstring php-xml";

/// Where Debian puts it, and what has to be there.
const WORDPRESS: &str = "/usr/share/wordpress";
const PARTS: [&str; 3] = ["wp-load.php", "wp-content/languages/fi.mo", "wp-content/themes/twentytwentyone"];

const WAGTAIL: &str = "www/portals/wagtail/requirements.txt";

pub fn check(project: &Project) -> Result<()> {
    let mut node = command::node(project);
    let mut tests = Vec::new();
    if wordpress()? {
        node.env("SOVITAAN_WORDPRESS", WORDPRESS);
        tests.push("tests/portals/wordpress.test.mjs");
    } else {
        println!("not run: WordPress, because not all of it is installed (on Debian: {PACKAGES})");
    }
    if let Some(programs) = python::environment(project, "wagtail", Path::new(WAGTAIL), "Wagtail")? {
        node.env("SOVITAAN_WAGTAIL_PYTHON", python::program(&programs, "python"));
        tests.push("tests/portals/wagtail.test.mjs");
    } else {
        println!("not run: Wagtail, because there is no Python with the module venv");
    }
    if tests.is_empty() {
        bail!("none of the portals can be run on this machine");
    }
    browser_environment(project, &mut node)?;
    // One portal at a time: each is several programs already.
    command::run(node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(tests))
}

/// Whether all that `WordPress` takes is here; installed where that is ours to do.
fn wordpress() -> Result<bool> {
    if !is_here() && system::may_install() {
        system::install(PACKAGES)?;
    }
    Ok(is_here())
}

fn is_here() -> bool {
    let parts = PARTS.iter().all(|part| Path::new(WORDPRESS).join(part).exists());
    let php = "exit(extension_loaded('mysqli') && extension_loaded('mbstring') ? 0 : 1);";
    let database = ["mariadb", "mariadb-install-db"].iter().all(|program| system::which(program).is_some());
    parts && database && command::succeeds(Command::new("php").args(["-r", php]))
}
