// The same questions as somebody writes them who uses no library: elements made with createElement, one listener per
// kind of event on the form, a message when a field is left, an object with the answers, a count of what is answered.
// The same is on screen as in the library's form: titles, marks, help texts, places for messages, the list of sections.

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const SEVERAL = { radios: 'radio', yesno: 'radio', checkboxes: 'checkbox' };
const YES_NO = [
  { value: true, title: 'Yes' },
  { value: false, title: 'No' },
];

export class Form {
  answers = {};
  answered = 0;
  /** Questions on screen, by the name of their controls. */
  questions = new Map();
  /** Question names that another question's answer reveals. */
  revealed = new Map();

  constructor(title, sections, answers = {}) {
    this.count = make('p', { class: 'progress' });
    this.bar = make('progress', { 'aria-hidden': 'true' });
    this.states = new Map();
    const nav = make('ol', {});
    this.root = make('form', { novalidate: '' }, make('h2', {}, title), this.count, this.bar);
    if (sections.length > 1) this.root.append(make('nav', { 'aria-label': 'Sections' }, nav));
    for (const section of sections) {
      this.answers[section.name] = { ...answers[section.name] };
      const state = make('span', { class: 'state' });
      this.states.set(section.name, { state, answered: 0, total: 0 });
      nav.append(make('li', {}, make('a', { href: `#${section.name}` }, section.title), ' ', state));
      const body = make('section', { id: section.name, 'aria-labelledby': `${section.name}-title` }, make('h3', { id: `${section.name}-title` }, section.title));
      for (const question of section.questions) {
        const entry = { ...question, section: section.name, key: `${section.name}.${question.name}` };
        entry.answered = this.value(entry) !== undefined;
        this.questions.set(entry.key, entry);
        entry.frame = this.frame(entry);
        if (question.when) {
          entry.frame.hidden = true;
          const by = `${section.name}.${question.when.name}`;
          this.revealed.set(by, [...(this.revealed.get(by) ?? []), entry]);
        } else {
          this.states.get(section.name).total++;
          if (entry.answered) this.states.get(section.name).answered++, this.answered++;
        }
        body.append(entry.frame);
      }
      this.root.append(body);
    }
    this.total = [...this.questions.values()].filter((question) => !question.when).length;
    this.root.append(make('button', { type: 'submit' }, 'Submit'));
    for (const section of sections) this.showState(section.name);
    this.showProgress();
    this.root.addEventListener('input', (event) => this.input(event.target));
    this.root.addEventListener('focusout', (event) => this.leave(event));
    this.root.addEventListener('submit', (event) => this.submit(event));
  }

  value({ section, name }) {
    return this.answers[section][name];
  }

  frame(question) {
    const { key, kind, title, help, required } = question;
    const several = SEVERAL[kind];
    const titled = several ? make('legend', {}, title) : make('label', { for: key }, title);
    if (!required) titled.append(make('span', { class: 'mark' }, ' (optional)'));
    question.message = make('div', { class: 'message', id: `${key}-message` });
    const frame = make(several ? 'fieldset' : 'div', { class: 'field', 'data-key': key }, titled);
    if (help) frame.append(make('p', { class: 'help', id: `${key}-help` }, help));
    frame.append(question.message, several ? this.list(question, several) : this.control(question));
    return frame;
  }

  control(question) {
    const { key, kind, help, required, choices } = question;
    const attributes = { id: key, name: key, ...(help && { 'aria-describedby': `${key}-help` }), ...(required && { 'aria-required': 'true' }) };
    let control;
    if (kind == 'select') {
      control = make('select', attributes, make('option', { value: '' }, 'Choose'));
      for (const { value, title } of choices) control.append(make('option', { value }, title));
    } else if (kind == 'long') control = make('textarea', { ...attributes, rows: '4' });
    else control = make('input', { ...attributes, type: 'text', autocomplete: 'off', ...(kind == 'number' && { inputmode: 'decimal' }) });
    const value = this.value(question);
    if (value !== undefined) control.value = String(value);
    // The month of a date is chosen in a dialog, as in the library's form.
    return kind == 'date' ? make('div', { class: 'date' }, control, make('button', { type: 'button', 'aria-label': 'Open the calendar' })) : control;
  }

  list(question, type) {
    const { key, required, choices = YES_NO } = question;
    const value = this.value(question);
    const list = make('div', { class: 'choices' });
    choices.forEach((choice, index) => {
      const id = `${key}-${index}`;
      const input = make('input', { id, name: key, type, value: String(choice.value), ...(required && type == 'radio' && { 'aria-required': 'true' }) });
      input.checked = Array.isArray(value) ? value.includes(choice.value) : value === choice.value;
      list.append(make('div', { class: 'choice' }, input, make('label', { for: id }, choice.title)));
    });
    return list;
  }

  /** The answer that a question's controls hold. */
  read(question, control) {
    const { kind, frame } = question;
    if (kind == 'checkboxes') {
      const chosen = [...frame.querySelectorAll(':checked')].map(({ value }) => value);
      return chosen.length ? chosen : undefined;
    }
    if (kind == 'yesno') return control.value == 'true';
    const text = control.value.trim();
    if (!text) return undefined;
    return kind == 'number' ? Number(text.replace(',', '.')) : control.value;
  }

  input(control) {
    const question = this.questions.get(control.name);
    if (!question) return;
    const value = this.read(question, control);
    const section = this.answers[question.section];
    if (value === undefined) delete section[question.name];
    else section[question.name] = value;
    const answered = value !== undefined;
    if (answered != question.answered) {
      question.answered = answered;
      const by = answered ? 1 : -1;
      this.answered += by;
      this.states.get(question.section).answered += by;
      this.showProgress();
      this.showState(question.section);
    }
    for (const other of this.revealed.get(question.key) ?? []) other.frame.hidden = other.when.value !== value;
    if (question.touched) this.showMessage(question);
  }

  leave({ target, relatedTarget }) {
    const frame = target.closest('.field');
    if (!frame || frame.contains(relatedTarget)) return;
    const question = this.questions.get(frame.dataset.key);
    question.touched = true;
    this.showMessage(question);
  }

  /** What is wrong with an answer; empty when nothing is. */
  check({ kind, title, required, section, name }) {
    const value = this.answers[section][name];
    if (value === undefined) return required ? `Answer the question "${title}".` : '';
    if (kind == 'number' && !(value >= 0 && value <= 1000)) return `"${title}" is a number from 0 to 1000.`;
    if (kind == 'date' && !/^\d{4}-\d\d-\d\d$/.test(value)) return `"${title}" is a date.`;
    if (kind == 'text' && value.length > 2000) return `"${title}" has at most 2000 characters.`;
    if (kind == 'long' && value.length > 4000) return `"${title}" has at most 4000 characters.`;
    return '';
  }

  showMessage(question) {
    const text = this.check(question);
    const { message, frame } = question;
    if (message.textContent == text) return;
    message.textContent = text;
    frame.classList.toggle('is-wrong', !!text);
    const control = frame.querySelector('input, select, textarea');
    if (text) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  }

  showProgress() {
    this.count.textContent = `${this.answered}/${this.total} answered`;
    this.bar.max = this.total;
    this.bar.value = this.answered;
  }

  showState(name) {
    const { state, answered, total } = this.states.get(name);
    state.textContent = answered == 0 ? 'not started' : answered == total ? 'done' : `${answered}/${total} answered`;
  }

  submit(event) {
    event.preventDefault();
    for (const question of this.questions.values()) {
      question.touched = true;
      if (!question.frame.hidden) this.showMessage(question);
    }
  }
}

let form;
globalThis.bench = {
  /** Everything that is there before the measurement begins. */
  async prepare(size, filled) {
    const fetched = async (name) => (await fetch(`/${name}/${size}.json`)).json();
    this.sections = await fetched('sections');
    this.answers = filled ? await fetched('answers') : undefined;
    this.title = `A form of ${size} questions`;
  },
  /** The measured part; fulfilled when the form can be used. */
  async mount() {
    form = new Form(this.title, this.sections, this.answers);
    document.body.append(form.root);
  },
  async settle() {},
  control: ({ section, question }) => document.getElementById(`${section}.${question}`),
  answer: ({ section, question }) => form.answers[section][question],
  progress: () => form.answered,
  message: ({ section, question }) => document.getElementById(`${section}.${question}-message`).textContent,
  fields: () => document.querySelectorAll('.field:not([hidden])').length,
  wasmBytes: () => ({}),
};
