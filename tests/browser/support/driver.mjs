/** Fills in a form that nobody has seen before, as a person would: with what is on screen, and nothing else. */

/**
 * To be run in the page, so it needs nothing around it but `chance`. Ends when as much has been done as `steps` says.
 *
 * @param host the form's element
 */
export async function fillInBlindly(host, chance, steps) {
  const root = host.shadowRoot;
  const texts = {
    date: ['3.2.2026', '30.2.2026', '2026-11-25', 'tomorrow', ''],
    number: ['0', '1', '2', '3', '10', '1,5', '-2', 'many', ''],
    email: ['aino@example.org', 'aino', ''],
    url: ['https://example.org/a?b#c', 'example', ''],
    name: ['x-1', 'extra', 'a/b', 'kind', 'x-2', ''],
    text: [
      'a', 'b', 'Aino', 'aino', '123', 'A longer sentence, with commas.', 'ä😀', '  ', '', 'none',
      '2026-11-25', '2026-11-25T10:00:00Z', 'aino@example.org', 'https://example.org', '192.0.2.1',
      '0f8fad5b-d9cb-469f-a165-70867728950e',
    ],
  };
  const controls = () => [...root.querySelectorAll('input, select, textarea, button[data-edit]')];
  const isUsable = (control) =>
    !control.disabled &&
    !control.readOnly &&
    control.ariaDisabled != 'true' &&
    !/^(calendar|submit|retry|again|document|reminder|draft-.*)$/.test(control.dataset.edit) &&
    control.checkVisibility();
  const rest = () => new Promise((done) => setTimeout(done));
  // Timers wait for milliseconds when one follows another: too long for every key.
  const { port1, port2 } = new MessageChannel();
  const pause = () =>
    new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(null);
    });

  const use = async (control) => {
    control.focus();
    if (control.localName == 'button' || control.type == 'radio' || control.type == 'checkbox') control.click();
    else if (control.localName == 'select') {
      control.selectedIndex = chance.below(control.options.length);
      for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
    } else if (control.type == 'file') {
      const files = new DataTransfer();
      files.items.add(new File(['a few words'], 'note.txt', { type: 'text/plain' }));
      control.files = files.files;
      for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
    } else {
      const named = control.matches('[data-edit="rename"], [data-edit="name"]') && 'name';
      const dated = control.closest('.date') && 'date';
      const kind = named || dated || (control.inputMode == 'decimal' && 'number') || control.type;
      control.select();
      const text = chance.pick(texts[kind] ?? texts.text);
      // As if typed: a trusted event, where setting the value would make none.
      if (!document.execCommand(text ? 'insertText' : 'delete', false, text)) throw new Error(`nothing can be typed in ${control.outerHTML}`);
      control.blur();
    }
    // A file is read in its own time.
    await (control.type == 'file' ? rest() : pause());
  };

  // Once from top to bottom, as people do; what a choice reveals on the way is met on the way.
  const done = new Set();
  const keyOf = ({ id, dataset }) => id || `${dataset.edit} ${dataset.pointer}`;
  // Whether it is on screen costs a layout, so that is asked last.
  const following = () => controls().find((control) => !done.has(keyOf(control)) && isUsable(control));
  for (let next; done.size < steps.through && (next = following()); ) {
    done.add(keyOf(next));
    if (['remove', 'move-up', 'move-down', 'clear-choice'].includes(next.dataset.edit)) continue;
    // Most of a group's radio buttons would only take the place of each other.
    if (chance.yes(next.type == 'radio' ? 0.4 : 0.85)) await use(next);
  }
  for (let turn = 0; turn < steps.anywhere; turn++) {
    const usable = controls().filter(isUsable);
    if (usable.length) await use(chance.pick(usable));
  }
  // What was left last is left a moment later.
  await rest();
  port1.close();
}
