//! Every case of `tests/cases/form`: suites of cases on one schema.

use crate::case;
use crate::read::{files, list};

#[test]
fn forms_do_what_their_cases_say() {
    let mut faults = Vec::new();
    let mut count = 0;
    for (file, suites) in files("form") {
        for suite in list(&suites) {
            for one in list(&suite["cases"]) {
                let about = format!("{file}: {}: {}", suite["about"], one["about"]);
                faults.extend(case::check(&about, suite, one));
                count += 1;
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 150, "only {count} cases were found");
}
