// From samples to a table that a person reads: medians, their spread, the hand-written form beside, and the goals.

const MIB = 1024 * 1024;

/** What a library may cost. The texts say it as issue 2 does. */
const GOALS = {
  key: { limit: 0.5, text: 'at most 0.5 ms above the hand-written form' },
  mount: { text: 'no dearer than the hand-written form' },
  memory: { limit: 8, size: 2000, text: 'under 8 MiB at 2,000 fields' },
};

const sum = (...parts) => parts.reduce((a, b) => a + b, 0);

/** The figures of one sample, by name; the first of each respect is the one that has a goal. */
const FIGURES = {
  typing: {
    key: { unit: 'ms', title: 'script per key', of: ({ script }) => script },
    keyLayout: { unit: 'ms', title: '  style and layout', of: ({ style, layout }) => style + layout },
    keyTask: { unit: 'ms', title: '  main thread, all', of: ({ task }) => task },
  },
  mounting: {
    mount: { unit: 'ms', title: 'mounting', of: ({ cpu }) => sum(cpu.script, cpu.style, cpu.layout) },
    mountScript: { unit: 'ms', title: '  script', of: ({ cpu }) => cpu.script },
    mountStyle: { unit: 'ms', title: '  style', of: ({ cpu }) => cpu.style },
    mountLayout: { unit: 'ms', title: '  layout', of: ({ cpu }) => cpu.layout },
    mountTask: { unit: 'ms', title: '  main thread, all', of: ({ cpu }) => cpu.task },
    arriving: { unit: 'ms', title: 'validator arrives', of: ({ arriving }) => arriving.script },
    memory: { unit: 'MiB', title: 'memory, all there', of: ({ settled }) => bytes(settled) },
    memoryMounted: { unit: 'MiB', title: '  before validator', of: ({ memory }) => bytes(memory) },
    memoryScript: { unit: 'MiB', title: '  JavaScript', of: ({ settled }) => (settled.script + settled.backing) / MIB },
    memoryEngine: { unit: 'MiB', title: '  engine wasm', of: ({ settled }) => settled.engine / MIB },
    memoryValidator: { unit: 'MiB', title: '  validator wasm', of: ({ settled }) => settled.validator / MIB },
    memoryDom: { unit: 'MiB', title: '  (DOM, beside)', of: ({ settled }) => settled.dom / MIB },
  },
};

const bytes = ({ script, backing, engine, validator }) => sum(script, backing, engine, validator) / MIB;

/** The median, the least and the greatest of some numbers. */
function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}

/** @returns all figures, with what came of the goals */
export function summary(samples, machine) {
  const rows = [];
  for (const [respect, figures] of Object.entries(FIGURES))
    for (const size of new Set(samples.filter((sample) => sample.respect == respect).map(({ size }) => size)))
      for (const [name, { unit, title, of }] of Object.entries(figures)) {
        const of_ = (kind) => spread(samples.filter((sample) => sample.respect == respect && sample.size == size && sample.kind == kind).map(of));
        const [plain, library] = [of_('plain'), of_('library')];
        rows.push({ respect, size, name, title, unit, plain, library, ratio: library.median / plain.median, goal: verdict(name, size, plain.median, library.median) });
      }
  return { machine, goals: GOALS, rows };
}

/** Whether a goal was reached, and by how much it was missed; `undefined` where there is none. */
function verdict(name, size, plain, library) {
  const goal = GOALS[name];
  if (!goal || (goal.size && goal.size != size)) return undefined;
  const limit = name == 'memory' ? goal.limit : plain + (goal.limit ?? 0);
  return { limit, reached: library <= limit, by: library - limit };
}

const digits = (number) => (number >= 99.95 ? number.toFixed(0) : number >= 9.995 ? number.toFixed(1) : number.toFixed(2));
const range = ({ median, min, max }) => `${digits(median).padStart(6)} ${`(${digits(min)}–${digits(max)})`.padEnd(15)}`;

export function report({ machine, rows }) {
  const lines = [`Chromium ${machine.chromium}, Node ${machine.node}; medians of ${machine.repeat} first visits (least–greatest), CPU time`];
  let last;
  for (const { respect, size, title, unit, plain, library, ratio, goal } of rows) {
    if (`${respect} ${size}` != last) {
      lines.push('', `${size.toLocaleString('en')} fields`.padEnd(24) + 'by hand'.padEnd(24) + 'sovitaan'.padEnd(24) + 'ratio   goal');
      last = `${respect} ${size}`;
    }
    const times = Number.isFinite(ratio) && plain.median > 0.005 ? `×${ratio.toFixed(2)}` : '';
    const outcome = !goal ? '' : goal.reached ? `≤ ${digits(goal.limit)} ${unit}: reached` : `≤ ${digits(goal.limit)} ${unit}: missed by ${digits(goal.by)}`;
    lines.push(`${`${title}, ${unit}`.padEnd(24)}${range(plain).padEnd(24)}${range(library).padEnd(24)}${times.padEnd(8)}${outcome}`.trimEnd());
  }
  lines.push('', ...Object.values(GOALS).map(({ text }, index) => `goal for ${['each key', 'mounting', 'memory'][index]}: ${text}`));
  lines.push('memory: JavaScript heap and wasm memories above the page without a form, after collecting garbage; wasm code and DOM are not in it');
  return lines.join('\n');
}
