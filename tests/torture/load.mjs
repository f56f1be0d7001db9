/**
 * A working day at once: people read and store as fast as the portal lets them. Each of them waits for an answer before
 * asking again, so the figures are what so many see who never pause, and no more is under way than they are.
 */
import { chanceOf } from '../browser/support/chance.mjs';
import { bytesOf, finished, originals } from './support/envelopes.mjs';
import { sha256, startStored } from './support/portal.mjs';
import { requestBytes, Wire } from './support/wire.mjs';

const SECONDS = 60;
const PEOPLE = 16;

export const title = "load on the portal's server";

/** What one does, and how often of a hundred times. */
const DEEDS = {
  'store a document': 20,
  'store it again': 3,
  'read a document': 25,
  'list documents': 12,
  'open a page': 25,
  'load a file': 15,
};
const PAGES = ['/fi', '/sv/dokument', '/en/documents', '/fi/parityo', '/fi/parityo/esimerkki', '/sv', '/en'];
const FILES = ['/sovitaan/sovitaan.js', '/sovitaan/locales/fi.json', '/schemas/pair-work-agreement.json', '/portal/portal.css'];

export async function run({ share, seed }) {
  const seconds = Math.max(2, SECONDS * share);
  // A figure of an unoptimised build says little of a host; the figure names the build.
  const release = process.env.SOVITAAN_PORTAL_RELEASE;
  const portal = await startStored({ program: release });
  const faults = [];
  /** Milliseconds by deed. */
  const times = Object.fromEntries(Object.keys(DEEDS).map((deed) => [deed, []]));
  const sent = new Set();
  try {
    const until = performance.now() + seconds * 1000;
    const people = Array.from({ length: PEOPLE }, async (_, number) => {
      const chance = chanceOf(seed + number);
      const wire = new Wire(portal.port);
      const stored = [];
      for (let turn = 0; performance.now() < until && faults.length < 20; turn++) {
        const deed = stored.length ? drawn(chance) : 'store a document';
        const { bytes, wanted, body } = request(deed, `${number}-${turn}`, stored, chance);
        const start = performance.now();
        const answer = await wire.send(bytes).catch((error) => ({ status: 0, error }));
        times[deed].push(performance.now() - start);
        if (answer.status != wanted) faults.push(`${deed}: ${answer.status || answer.error.message} instead of ${wanted}`);
        else if (deed == 'store a document') stored.push({ body, location: answer.location }), sent.add(sha256(body));
        else if (deed == 'read a document' && !answer.body.equals(body)) faults.push('a document was read other than it was sent');
      }
      wire.close();
    });
    await Promise.all(people);
    for (const line of portal.breakdowns().slice(0, 20)) faults.push(`the portal's log says: ${line}`);
    const prints = await portal.prints();
    const lost = [...sent].filter((print) => !prints.includes(print)).length;
    if (lost || prints.length != sent.size) faults.push(`${prints.length} documents are stored of ${sent.size} sent, ${lost} are lost`);
  } finally {
    await portal.stop();
  }
  const all = Object.values(times).flat();
  const rate = Math.round(all.length / seconds);
  return {
    wanted: `${seconds} s without an error`,
    figure: `${seconds} s, ${all.length.toLocaleString('en')} requests (${rate} a second, ${PEOPLE} people, ${release ? 'release' : 'dev'} build, ${portal.kind}), ${faults.length} errors; ${percentiles(all)}`,
    faults,
    more: Object.entries(times).map(([deed, of]) => `${deed.padEnd(17)} ${`${of.length}`.padStart(6)} times, ${percentiles(of)}`).join('\n        '),
  };
}

function drawn(chance) {
  let left = chance.below(Object.values(DEEDS).reduce((sum, part) => sum + part));
  return Object.keys(DEEDS).find((deed) => (left -= DEEDS[deed]) < 0);
}

/** The bytes of a request, and the status and body that are wanted. */
function request(deed, id, stored, chance) {
  const get = (path) => requestBytes('GET', path);
  const post = (body) => requestBytes('POST', '/api/documents', [['Content-Type', 'application/cloudevents+json']], body);
  const before = stored.length && chance.pick(stored);
  switch (deed) {
    case 'store a document': {
      const original = chance.pick(originals);
      const body = bytesOf(finished(original, id));
      return { bytes: post(body), wanted: 201, body };
    }
    case 'store it again':
      return { bytes: post(before.body), wanted: 200 };
    case 'read a document':
      return { bytes: get(before.location), wanted: 200, body: before.body };
    case 'list documents':
      return { bytes: get(`/api/documents?page=${1 + chance.below(20)}`), wanted: 200 };
    case 'open a page':
      return { bytes: get(chance.pick(PAGES)), wanted: 200 };
    default:
      return { bytes: get(chance.pick(FILES)), wanted: 200 };
  }
}

/** The times that so many of a hundred requests took at most. */
function percentiles(times) {
  const sorted = times.sort((a, b) => a - b);
  const at = (part) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`;
}
