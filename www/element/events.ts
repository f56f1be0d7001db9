import type { Edit } from './border.js';
import { busy } from './dom.js';
import { read } from './file.js';
import { suggest } from './review.js';

/** What the listeners hand on. */
export interface Hands {
  /** The person changed an answer, or left a field. */
  edit(edit: Edit): void;
  /** A link within the form was followed. */
  show(id: string): void;
  /** A button that is about the form, not about an answer: `submit`, `store`, `acknowledge`, `reminder`, `retry`, `calendar`,
   * `again`, `document`, and what begins with `draft-`. */
  press(kind: string, button: HTMLElement): void;
}

/** Who has not typed for so long (milliseconds) begins another step when they go on. */
const pauseAfter = 1000;
/** A name that nobody has typed at for so long (milliseconds) is told, so that it is kept like any answer. */
const restAfter = 500;

type Control = HTMLElement & { value: string; checked: boolean; files: FileList | null };

/** Buttons that are about the form, not about an answer. */
const presses = /^(submit|store|acknowledge|reminder|retry|calendar|again|document|draft-.+)$/;

/** Keys that belong to the page or the browser wherever the focus is. */
const passing = /^(Tab|Escape|Shift|Control|Alt|Meta|F\d+)$/;

/**
 * Listens on a shadow root for everything that its form needs, however long the form is. All listeners go with the signal.
 */
export function listen(root: ShadowRoot, hands: Hands, signal: AbortSignal): void {
  let pressed = false;
  let left: HTMLElement[] = [];
  let typed = { inputType: '', timeStamp: 0 };
  let resting: ReturnType<typeof setTimeout> | undefined;

  // Typed for the handlers below: all these events have a target inside the root.
  const on = <K extends keyof HTMLElementEventMap>(
    types: readonly K[],
    hear: (event: HTMLElementEventMap[K], control: Control | null, kind: string | undefined, at: string) => void,
  ): void => {
    for (const type of types)
      root.addEventListener(
        type,
        (event) => {
          const control = (event.target as Element).closest<Control>('[data-edit], [data-focus]');
          const { edit, pointer = '' } = control?.dataset ?? {};
          hear(event as HTMLElementEventMap[K], control, edit, pointer);
        },
        { signal },
      );
  };

  on(['input'], (event, control, kind, at) => {
    const { inputType, timeStamp } = event as InputEvent;
    // So does who turns from writing to deleting, or pastes.
    const pause = timeStamp - typed.timeStamp > pauseAfter || inputType != typed.inputType || undefined;
    typed = { inputType, timeStamp };
    if (kind == 'type') hands.edit({ kind, at, text: control!.value, pause });
    if (kind == 'account') hands.edit({ kind, at, part: control!.dataset['part']!, text: control!.value, pause });
    if (kind == 'name') {
      // Not at each keystroke: while it is being typed, a name may pass through another's.
      busy.naming = control;
      clearTimeout(resting);
      resting = setTimeout(name, restAfter, control);
    }
  });

  on(['change'], (_, control, kind, at) => {
    const { choice = control?.value } = control?.dataset ?? {};
    // A box that is not checked any more chooses nothing.
    const none = !choice || (control as Partial<HTMLInputElement>).type == 'checkbox' && !control!.checked;
    if (kind == 'choose') hands.edit({ kind, at, choice: none ? null : Number(choice) });
    if (kind == 'toggle') hands.edit({ kind, at, choice: Number(choice), on: control!.checked });
    if (kind == 'pick')
      // A list has nothing picked where it has no value; of what is checked, the box itself says.
      hands.edit({ kind, at, pick: Number(control!.dataset['pick']), choice: Number(choice), on: control!.checked ?? !!choice });
    if (kind == 'name') name(control!);
    if (kind == 'attach') void attach(control!, hands);
  });

  on(['click'], (event, control, kind, at) => {
    if (!control || control.ariaDisabled == 'true') return;
    if (control.dataset['focus']) {
      // Never by navigation: with a <base> the fragment would lead to another page.
      event.preventDefault();
      hands.show(control.dataset['focus']);
    } else if (kind == 'remove' || kind == 'clear' || kind == 'undo' || kind == 'redo') hands.edit({ kind, at });
    else if (kind == 'add') hands.edit({ kind, at, map: Number(control.dataset['map'] ?? 0) });
    else if (kind == 'detach') {
      control.closest('.field')!.querySelector<Control>('[type=file]')!.value = '';
      hands.edit({ kind: 'attach', at, size: 0, data: '' });
    }
    else if (kind == 'move-up' || kind == 'move-down') hands.edit({ kind: 'move', at, by: kind == 'move-up' ? -1 : 1 });
    else if (kind == 'clear-choice') hands.edit({ kind: 'choose', at, choice: null });
    else if (kind == 'review') suggest(control);
    else if (kind == 'withdraw') hands.edit({ kind, at, name: control.dataset['name']! });
    else if (presses.test(kind ?? '')) hands.press(kind!, control);
  });

  /** Tells a name, once; where it belongs is asked then, for its row may have moved. */
  const name = (control: Control): void => {
    const { pointer } = control.dataset;
    if (busy.naming != control || busy.composing == control) return;
    busy.naming = null;
    if (control.isConnected && pointer != undefined) hands.edit({ kind: 'name', at: pointer, name: control.value });
  };

  // One history for all of the form: a browser's own knows texts only, and loses its way when one is set by a script.
  const step = (event: Event, kind: 'undo' | 'redo' | undefined, control: Control | null): void => {
    const target = event.target as HTMLElement;
    // What is typed beside the answers, and while an input method composes, is the browser's.
    const isForeign = target.closest('dialog') || (/^(input|textarea)$/.test(target.localName) && control != target);
    if (!kind || isForeign || busy.composing) return;
    event.preventDefault();
    if (control) name(control);
    hands.edit({ kind, at: '' });
  };
  on(['keydown'], (event, control) => step(event, stepOf(event), control));
  // From a menu, or by a gesture.
  on(['beforeinput'], (event, control) => {
    const { inputType } = event as InputEvent;
    step(event, inputType == 'historyUndo' ? 'undo' : inputType == 'historyRedo' ? 'redo' : undefined, control);
  });

  on(['focusout'], (event) => {
    const field = (event.target as Element).closest<HTMLElement>('.field');
    const next = (event.relatedTarget as Element | null)?.closest('.field, dialog');
    // A window that loses the focus keeps its active element: nobody has left the field.
    if (!field || busy.patching || next == field || next?.localName == 'dialog' || root.activeElement == event.target) return;
    // A message that appears under a pressed pointer would move the button away from under it; a finger presses,
    // moves the focus and clicks all in one go.
    left.push(field);
    if (!pressed) setTimeout(leave);
  });

  const leave = (): void => {
    const fields = left;
    left = [];
    for (const { dataset } of fields) if (dataset['pointer'] != undefined) hands.edit({ kind: 'leave', at: dataset['pointer'] });
  };
  const release = (): void => {
    pressed = false;
    // After the click that the release may cause.
    if (left.length) setTimeout(leave);
  };
  on(['pointerdown'], () => {
    pressed = true;
  });
  on(['pointerup', 'pointercancel'], release);
  root.host.addEventListener('pointerleave', release, { signal });

  on(['compositionstart', 'compositionend'], ({ type, target }) => {
    busy.composing = type == 'compositionstart' ? target : null;
  });

  on(['keydown', 'keypress', 'keyup'], (event) => {
    // The page sees keys with this element as their target, and takes typing for its one-letter commands.
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !/^[acvxyz]$/i.test(event.key);
    if (!passing.test(event.key) && !command) event.stopPropagation();
  });
}

/** What the keys ask for: Ctrl+Z, Ctrl+Shift+Z or Ctrl+Y; with the command key on a Mac. */
function stepOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  const isMac = /^(Mac|iP)/.test(navigator.platform);
  if (altKey || (isMac ? ctrlKey || !metaKey : metaKey || !ctrlKey)) return undefined;
  if (/^z$/i.test(key)) return shiftKey ? 'redo' : 'undo';
  return /^y$/i.test(key) && !shiftKey && !isMac ? 'redo' : undefined;
}

/** Hands a chosen file on, when it has been read; a row may have moved meanwhile, so where it belongs is asked then. */
async function attach(control: Control, hands: Hands): Promise<void> {
  const file = control.files?.[0];
  // A dialog that was closed without a choice takes nothing away.
  if (!file) return;
  const data = await read(file, Number(control.dataset['max']));
  const { pointer } = control.dataset;
  if (!control.isConnected || pointer == undefined || control.files?.[0] != file) return;
  if (!data) control.value = '';
  hands.edit({ kind: 'attach', at: pointer, size: file.size, data });
}
