/** Hostile texts wherever a text can stand (`cases/injection.js`), in whichever browser can open an address. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { json } from './environment.mjs';
import { send, startHost, strict } from './host.mjs';

/** The texts. */
export const vectors = await json(join(import.meta.dirname, '../cases/vectors.json'));
/** Where they are put: each is a function of `cases/injection.js`. */
export const places = ['fill', 'view', 'compare', 'host', 'broken', 'attributes'];
/** Without a policy nothing stands between a text that became markup and its running. */
export const policies = { strict, none: '' };

/**
 * One page of them.
 *
 * @param open opens an address in a browser
 * @returns what was tried, in words
 */
export async function inject({ policy, at = places, chosen }, open) {
  const host = await startHost();
  try {
    const hits = [];
    host.tell('/hit', async (request, response) => {
      hits.push(`${request.method} ${request.headers['sec-fetch-dest'] ?? ''}`);
      await send(204, 'text/plain')(request, response);
    });
    const reported = new Promise((resolve) => {
      host.tell('/report', async (request, response) => {
        let text = '';
        for await (const piece of request.setEncoding('utf8')) text += piece;
        response.writeHead(204).end();
        resolve(JSON.parse(text));
      });
    });
    const scripts = '<script src="/cases/injection.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
    const address = host.page('/injection', `<h1>Outside</h1><main></main><p>Outside</p>${scripts}`, { policy });
    const result = await open(`${address}?places=${at}&vectors=${chosen}`, reported);
    assert.deepEqual(hits, [], 'requests that a text made');
    const { forms, times, ...found } = result;
    const seconds = Object.entries(times).map(([place, time]) => `${place} ${(time / 1000).toFixed(1)} s`);
    assert.deepEqual(found, { hits: [], violations: [], errors: [], outside: [], report: [] });
    assert.equal(forms, chosen.length * at.length);
    return `${chosen.length} of ${vectors.length} texts, ${forms} forms: ${seconds.join(', ')}`;
  } finally {
    await host.stop();
  }
}
