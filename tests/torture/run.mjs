// node tests/torture/run.mjs [ROW…] [--share 0.1] [--seed N]
//
// Each row does to the library or its host what should never happen, as often as it says, and ends with a figure beside
// the figure that is wanted. The exit code is not 0 when one of them is not reached.
import { parseArgs } from 'node:util';

/** The rows in the order in which they run; each is a file beside this one. */
const ROWS = ['kills', 'failing', 'submissions', 'unanswered', 'cycles', 'forms', 'injection', 'bytes', 'load'];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { share: { type: 'string', default: '1' }, seed: { type: 'string' } },
});
const share = Number(options.share);
if (!(share > 0 && share <= 1)) throw new Error(`--share is a part of the whole, from 0 to 1: ${options.share}`);
const seed = Number(options.seed ?? process.pid);
if (!Number.isInteger(seed)) throw new Error(`--seed is a whole number: ${options.seed}`);
const unknown = positionals.find((name) => !ROWS.includes(name));
if (unknown) throw new Error(`there is no row ${unknown}; there are ${ROWS.join(', ')}`);

let failed = 0;
console.log(`seed ${seed}, share ${share}`);
for (const name of ROWS.filter((row) => !positionals.length || positionals.includes(row))) {
  const { title, run } = await import(`./${name}.mjs`);
  const start = performance.now();
  const { wanted, figure, faults, more } = await run({ share, seed });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`\n${faults.length ? 'FAILED ' : 'reached'} ${name}: ${title} (${seconds} s)`);
  console.log(`        wanted:  ${wanted}\n        reached: ${figure}`);
  if (more) console.log(`        ${more}`);
  for (const fault of faults) console.log(`        - ${fault}`);
  if (faults.length) failed++;
}
if (failed) {
  console.log(`\nagain with --seed ${seed} --share ${share}`);
  process.exitCode = 1;
}
