//! Pipes that are closed, disks that are full, files without an end.

use crate::lot::Lot;
use std::io::Write as _;
use std::process::Stdio;

#[test]
fn a_closed_pipe_is_no_fault() {
    let lot = Lot::new("pipe");
    let checklist = std::fs::read(lot.path().join("visit.json")).unwrap();
    for (line, code) in [("render -", 0), ("validate - gaps.json", 1), ("lint -", 0)] {
        let mut program = lot.program();
        program.args(line.split(' ')).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = program.spawn().unwrap();
        // It is still waiting for its input, and has written nothing.
        drop(running.stdout.take());
        running.stdin.take().unwrap().write_all(&checklist).unwrap();
        let output = running.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
        assert_eq!(output.status.code(), Some(code), "{line}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_is_said() {
    let full = std::fs::File::create("/dev/full").unwrap();
    let output = Lot::new("full").program().args(["lint", "visit.json"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("sovitaan: the standard output: "));
}

#[test]
#[cfg(unix)]
fn a_file_without_an_end_is_read_to_the_limit() {
    let output = Lot::new("endless").program().args(["verify", "/dev/zero"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("it is longer than 5000000 bytes"));
}

#[test]
fn bytes_that_are_no_text_are_said_to_be_none() {
    let lot = Lot::new("bytes");
    std::fs::write(lot.path().join("latin.json"), b"\"\xe4\"").unwrap();
    let output = lot.program().args(["lint", "latin.json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("latin.json: it is no UTF-8 text\n  = do: save it as UTF-8")
    );
}
