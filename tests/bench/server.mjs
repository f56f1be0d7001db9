// What the pages load, from 127.0.0.1, under the headers that a careful host sends.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, schema, sections } from './forms.mjs';

const HEADERS = {
  'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'",
  'X-Content-Type-Options': 'nosniff',
  // Each sample is a first visit.
  'Cache-Control': 'no-store',
};

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm' };

const MADE = { sections, schema, answers };

const pages = fileURLToPath(new URL('page', import.meta.url));

/**
 * Serves the pages, the made forms, and the library's files under `/dist/`. Files of the validator wait until
 * `release()`: where a form's mounting ends and its validator's arrival begins is then the same in every sample.
 */
export async function serve(dist) {
  let waiting = [];
  let held = false;
  const read = async (path) => {
    const made = /^\/(sections|schema|answers)\/(\d+)\.json$/.exec(path);
    if (made) return Buffer.from(JSON.stringify(MADE[made[1]](Number(made[2]))));
    if (path.startsWith('/dist/')) return readFile(join(dist, normalize(path.slice(5))));
    return readFile(join(pages, normalize(path)));
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    if (held && path.includes('validator')) await new Promise((resolve) => waiting.push(resolve));
    try {
      const body = await read(path);
      response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404, HEADERS).end();
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    hold() {
      held = true;
    },
    release() {
      held = false;
      for (const resume of waiting) resume();
      waiting = [];
    },
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
