/**
 * Random bytes and spoilt envelopes, thrown at the portal as it runs: it answers none with a breakdown, and stores what
 * is valid and nothing else.
 */
import { chanceOf } from '../browser/support/chance.mjs';
import { bytesOf, finished, originals } from './support/envelopes.mjs';
import { accepts } from './support/judge.mjs';
import { spoilt, WAYS } from './support/mutate.mjs';
import { sha256, startStored } from './support/portal.mjs';
import { HALVES, inChunks, posted, rude, wandering } from './support/requests.mjs';
import { blurt, hang, Wire } from './support/wire.mjs';

const REQUESTS = 1_000_000;
/** So many connections on which half a request was sent, and for how many seconds the portal may keep them. */
const HANGING = 300;
const PATIENCE = 90;
/** So many connections, and so many requests under way on each. */
const WIRES = 8;
const DEPTH = 4;

export const title = 'random bytes and spoilt envelopes to the server';

export async function run({ share, seed }) {
  const count = Math.max(100, Math.round(REQUESTS * share));
  const portal = await startStored({ program: process.env.SOVITAAN_PORTAL_RELEASE });
  const tally = new Tally();
  const start = performance.now();
  try {
    const lines = Array.from({ length: HANGING }, (_, at) => hang(portal.port, HALVES[at % HALVES.length]));
    let next = 0;
    const line = async (wire) => {
      while (next < count && tally.faults.length < 20) await one(next++, seed, portal.port, wire, tally);
    };
    const wires = Array.from({ length: WIRES }, () => new Wire(portal.port));
    await Promise.all(wires.flatMap((wire) => Array.from({ length: DEPTH }, () => line(wire))));
    for (const wire of wires) wire.close();
    // A short run does not wait for them.
    const left = lines.filter(({ open }) => open).length;
    if (left && performance.now() - start > PATIENCE * 1000) tally.faults.push(`${left} of ${HANGING} half requests are still open`);
    for (const line of lines) line.close();
    for (const line of portal.breakdowns().slice(0, 20)) tally.faults.push(`the portal's log says: ${line}`);
    tally.compare(await portal.prints());
  } finally {
    await portal.stop();
  }
  return {
    wanted: `${count.toLocaleString('en')} requests: no 5xx, no panic, only what is valid is stored`,
    figure: `${tally.answered} answered, ${tally.hungUp} hung up on, ${tally.stored.size} stored (${portal.kind}), ${tally.faults.length} faults`,
    faults: tally.faults,
    more: tally.statuses(),
  };
}

/** What has come of it. */
class Tally {
  faults = [];
  answered = 0;
  hungUp = 0;
  /** The prints of all envelopes that the portal said it has stored. */
  stored = new Set();
  #counts = new Map();
  /** Prints of what they say. */
  #said = new Set();

  keep(body) {
    this.stored.add(sha256(body));
    this.#said.add(saidBy(body));
  }

  has(body) {
    return this.#said.has(saidBy(body));
  }

  note(status) {
    this.answered++;
    this.#counts.set(status, (this.#counts.get(status) ?? 0) + 1);
  }

  compare(prints) {
    const found = new Set(prints);
    if (found.size != prints.length) this.faults.push(`${prints.length - found.size} documents are stored twice`);
    const lost = [...this.stored].filter((print) => !found.has(print)).length;
    const foreign = prints.filter((print) => !this.stored.has(print)).length;
    if (lost) this.faults.push(`${lost} documents are not stored, though the portal said so`);
    if (foreign) this.faults.push(`${foreign} documents are stored that the portal refused or never got whole`);
  }

  statuses() {
    return [...this.#counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`).join(', ');
  }
}

/** What tells one document from another, whatever a gateway adds. */
const TELLING = ['id', 'source', 'type', 'time', 'subject', 'locale', 'party', 'datadigest', 'schemadigest'];

function saidBy(body) {
  const sealed = JSON.parse(body.toString('utf8'));
  return sha256(JSON.stringify(TELLING.map((name) => sealed[name] ?? null)));
}

/** The request of this number: the same seed makes the same bytes. */
async function one(number, seed, port, wire, tally) {
  const chance = chanceOf(seed + Math.imul(number, 0x9e3779b1));
  const [original, other] = [chance.pick(originals), chance.pick(originals)];
  const id = `${number}`;
  const fault = (what, body) =>
    tally.faults.push(`request ${number}: ${what}${body ? `; the body: ${JSON.stringify(body.toString('latin1').slice(0, 200))}` : ''}`);
  const exchange = async (bytes, bodiless) => {
    const answer = await wire.send(bytes, bodiless).catch((error) => ({ status: 0, error }));
    if (!answer.status) fault(`no answer: ${answer.error.message}`, bytes);
    else tally.note(answer.status);
    if (answer.status >= 500) fault(`answered ${answer.status}`, bytes);
    return answer;
  };

  const kind = chance.below(100);
  if (kind < 2) {
    // On its own, twice over: what is valid arrives in the midst of all this.
    const body = bytesOf(finished(original, id));
    const [first, second] = [await exchange(posted(body, chance)), await exchange(inChunks(body, chance))];
    if (first.status != 201 || second.status != 200) fault(`a valid document was answered ${first.status} and ${second.status}: ${first.body}`);
    tally.keep(body);
  } else if (kind < 4) {
    const { name, bytes } = rude(bytesOf(finished(original, id)), chance);
    const said = await blurt(port, bytes, chance.yes(0.3));
    if (said.length) for (const status of said) tally.note(status);
    else tally.hungUp++;
    if (said.some((status) => status >= 500 || status < 300)) fault(`${name} was answered ${said}`, bytes);
  } else if (kind < 14) {
    const { bytes, bodiless } = wandering(chance);
    await exchange(bytes, bodiless);
  } else {
    const way = chance.pick(WAYS);
    const body = spoilt(way, original, other, id, chance);
    const head = chance.yes(0.1) ? 'odd' : 'plain';
    const { status } = await exchange(chance.yes(0.1) ? inChunks(body, chance) : posted(body, chance, head));
    if (status == 201 || status == 200) {
      const reason = accepts(body);
      if (reason) fault(`${way} was stored, though ${reason}`, body);
    }
    if (status == 201) tally.keep(body);
    // Of the same id, and with other bytes only where they say nothing else.
    else if (status == 200 && !tally.has(body)) fault(`${way} was said to be stored already, and is not`, body);
  }
}
