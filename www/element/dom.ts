import type { Attributes, JsonML, JsonMLElement } from './border.js';

/** What must not be disturbed just now; shared by the morphing and the listeners. */
export const busy = {
  /** The control in which an input method is composing: its text is left alone. */
  composing: null as EventTarget | null,
  /** The input of a name that is being typed and has not been told yet: its text is not the engine's to set. */
  naming: null as EventTarget | null,
  /** The DOM is being changed: focus events that this causes are nobody's doing. */
  patching: false,
  /** New questions may come softly. */
  soft: false,
};

/** What a person's answer brings into sight comes softly. What is only read is there at once: it may be on its way to paper. */
const soft = '.form :is(.field, .group, .repeat, .section, .row)';

/** Makes the children of `parent` look like `list`, keeping every node that can stay. */
export function paint(parent: ParentNode & Node, list: readonly JsonML[]): void {
  guarded(parent.getRootNode() as ShadowRoot, () => morphChildren(parent, list));
}

/** Makes the elements with these ids look as described. An id that is not there (any more) is passed over. */
export function patch(root: ShadowRoot, patches: readonly [id: string, element: JsonMLElement][]): void {
  busy.soft = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  guarded(root, () => {
    for (const [id, element] of patches) {
      const old = root.getElementById(id);
      if (!old) continue;
      if (old.localName == element[0]) morph(old, element);
      else old.replaceWith(build(element));
    }
  });
}

/** A new node. */
export function build(ml: JsonML): Node {
  if (typeof ml == 'string') return document.createTextNode(ml);
  const element = document.createElement(ml[0]);
  morph(element, ml);
  return element;
}

/** Does `work` and puts the focus back where it was, if the work took it away. */
function guarded(root: ShadowRoot, work: () => void): void {
  const focused = root.activeElement;
  busy.patching = true;
  try {
    work();
    if (focused && root.activeElement != focused) {
      const heir = focused.isConnected ? focused : root.getElementById(focused.id);
      (heir as HTMLElement | null)?.focus({ preventScroll: true });
    }
  } finally {
    busy.patching = busy.soft = false;
  }
}

function morph(element: Element, [, attributes, ...children]: JsonMLElement): void {
  // `open` is the person's: a help text that was unfolded stays so.
  for (const name of element.getAttributeNames())
    if (!(name in attributes) && !(`.${name}` in attributes) && name != 'open') element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) {
    const text = value === true ? '' : String(value);
    if (name[0] != '.' && element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
  morphChildren(element, children);
  // After the children, because a select has no value before it has options.
  for (const [name, value] of Object.entries(attributes)) if (name[0] == '.') setProperty(element, name.slice(1), value);
}

/** Only when it differs, so that the caret stays; never under an input method's hands, nor in a name half typed. */
function setProperty(element: Element, name: string, value: string | boolean): void {
  const target = element as unknown as Attributes;
  const was = target[name];
  if (was === value || element == busy.composing || element == busy.naming) return;
  target[name] = value;
  if (name == 'value' && (element.getRootNode() as ShadowRoot).activeElement == element) follow(element as HTMLInputElement, `${was}`);
}

/** Where a text is another one than it was, there the caret goes. */
function follow(field: HTMLInputElement, was: string): void {
  // A list has no caret, and neither do some inputs.
  if (typeof field.selectionEnd != 'number') return;
  const is = field.value;
  let end = is.length;
  for (let last = was.length; end && last && is[end - 1] == was[last - 1]; last--) end--;
  field.setSelectionRange(end, end);
}

function morphChildren(parent: ParentNode & Node, list: readonly JsonML[]): void {
  const keyed = new Map<string, Element>();
  for (const child of parent.children) if (child.id) keyed.set(child.id, child);
  const wanted = new Set(list.map(idOf));
  let at: ChildNode | null = parent.firstChild;
  for (const ml of list) {
    const kept = keyed.get(idOf(ml));
    // Pass over what is not coming back first, so that what stays need not be moved: a moved control loses its focus.
    while (at && at != kept && ((at as Element).id ? !wanted.has((at as Element).id) : kept)) at = drop(at);
    const old: ChildNode | null = idOf(ml) ? (kept ?? null) : at;
    if (old && fits(old, ml)) {
      if (old == at) at = at.nextSibling;
      else parent.insertBefore(old, at);
      if (typeof ml != 'string') morph(old as Element, ml);
      else if ((old as Text).data != ml) (old as Text).data = ml;
    } else {
      if (kept && kept == at) at = at.nextSibling;
      kept?.remove();
      const made = build(ml);
      parent.insertBefore(made, at);
      if (busy.soft && parent.isConnected && (made as Element).matches?.(soft)) (made as Element).animate({ opacity: [0, 1] }, 200);
    }
  }
  while (at) at = drop(at);
}

function idOf(ml: JsonML): string {
  return typeof ml == 'string' ? '' : ((ml[1]['id'] as string | undefined) ?? '');
}

function fits(node: Node, ml: JsonML): boolean {
  return typeof ml == 'string' ? node.nodeType == 3 : (node as Element).localName == ml[0] && (node as Element).id == idOf(ml);
}

function drop(node: ChildNode): ChildNode | null {
  const next = node.nextSibling;
  node.remove();
  return next;
}
