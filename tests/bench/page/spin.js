// Work of a known length in each place where JavaScript runs, to see that the meter sees it.
const LONG = 80;

function work() {
  const start = performance.now();
  while (performance.now() - start < LONG);
}

/** (module (func (export "f") (param i32) (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))) */
const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 127, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 16, 1, 14, 0, 3, 64, 32, 0, 65, 1, 107, 34, 0, 13, 0, 11, 11];

const places = {
  handler: (done) => {
    document.querySelector('button').addEventListener('click', () => (work(), done()), { once: true });
    setTimeout(() => document.querySelector('button').click());
  },
  microtask: (done) => setTimeout(() => void Promise.resolve().then(work).then(done)),
  timer: (done) => setTimeout(() => (work(), done()), 20),
  frame: (done) => requestAnimationFrame(() => (work(), done())),
  wasm: (done) => {
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    setTimeout(() => {
      const start = performance.now();
      while (performance.now() - start < LONG) f(100_000);
      done();
    });
  },
};

/** Works in a place; fulfilled when the work is done. */
globalThis.spin = async (place) => {
  await new Promise(places[place]);
  await new Promise((resolve) => setTimeout(resolve, 50));
};
