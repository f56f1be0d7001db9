#![no_main]
#![expect(missing_docs, reason = "the macro's functions have none")]
libfuzzer_sys::fuzz_target!(init: sovitaan_fuzz::start("conditions"), |bytes: &[u8]| {
    sovitaan_fuzz::run("conditions", bytes);
});
