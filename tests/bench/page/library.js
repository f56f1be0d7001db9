// The library as a page embeds it. Only what the measurement needs is added: the memories of the wasm modules are noted
// as they are made, because the element does not hand them out.
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = new Proxy(Instance, {
  construct(target, parameters) {
    const instance = new target(...parameters);
    note(instance);
    return instance;
  },
});
const { instantiate, instantiateStreaming } = WebAssembly;
WebAssembly.instantiate = async (...parameters) => note(await instantiate.apply(WebAssembly, parameters));
WebAssembly.instantiateStreaming = async (...parameters) => note(await instantiateStreaming.apply(WebAssembly, parameters));

function note(made) {
  const { memory } = (made.instance ?? made).exports;
  if (memory) memories.push(memory);
  return made;
}

const { SovitaanForm } = await import('/dist/sovitaan.js');

let form;
globalThis.bench = {
  async prepare(size, filled) {
    const fetched = async (name) => (await fetch(`/${name}/${size}.json`)).text();
    this.schema = await fetched('schema');
    this.answers = filled ? await fetched('answers') : undefined;
  },
  async mount() {
    form = new SovitaanForm();
    form.schema = this.schema;
    if (this.answers) form.value = this.answers;
    document.body.append(form);
    await form.ready;
  },
  /** Fulfilled when the validator has judged everything. */
  async settle() {
    // There is no event for it: an empty form has required questions, so something stands against it once it is judged.
    while (!form.violations.length) await new Promise((resolve) => setTimeout(resolve, 10));
  },
  control: ({ pointer }) => form.shadowRoot.querySelector(`.control[data-pointer="${pointer}"]`),
  answer: ({ section, question }) => form.value[section][question],
  progress: () => form.progress.answered,
  message: ({ pointer }) => form.shadowRoot.querySelector(`.field[data-pointer="${pointer}"] .message`).textContent,
  fields: () => form.shadowRoot.querySelectorAll('.field').length,
  wasmBytes: () => ({ engine: memories[0]?.buffer.byteLength ?? 0, validator: memories[1]?.buffer.byteLength ?? 0 }),
};
