#![no_main]
#![expect(missing_docs, reason = "the macro's functions have none")]
libfuzzer_sys::fuzz_target!(init: sovitaan_fuzz::start("edits"), |bytes: &[u8]| {
    sovitaan_fuzz::run("edits", bytes);
});
