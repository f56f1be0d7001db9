/**
 * A page's server that does as it is told: the finished files, pages made on the spot, a store that keeps what is
 * posted, and any address made to fail or to wait.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { dist, faulty, schemas } from './environment.mjs';

export const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
};
const cases = join(import.meta.dirname, '../cases');
const folders = { '/sovitaan/': dist, '/schemas/': schemas, '/cases/': cases };

/** What issue 2 says the form lives under. */
export const strict =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";

/** Starts it on a free port. */
export async function startHost() {
  const pages = new Map([['/favicon.ico', send(204, 'image/svg+xml')]]);
  const told = new Map();
  /** Every submission that arrived, oldest first; and those that are stored, by id. */
  const received = [];
  const stored = new Map();

  const store = async (request, response) => {
    const text = await body(request);
    const { id } = JSON.parse(text);
    received.push({ id, text });
    const before = stored.get(id);
    if (before === undefined) stored.set(id, text);
    const status = before === undefined ? 201 : before == text ? 200 : 409;
    response.writeHead(status, { 'Content-Type': 'application/json', Location: `/stored/${id}` }).end('{}');
  };
  const handle = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const answer = told.get(pathname) ?? pages.get(pathname) ?? (pathname == '/store' ? store : file);
    await answer(request, response);
  };
  const server = createServer((request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    handle(request, response).catch((error) => response.writeHead(500).end(`${error.stack}`));
  });
  const open = new Set();
  server.on('connection', (socket) => open.add(socket.on('close', () => open.delete(socket))));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    received,
    stored,
    /** A page with this in its body; scripts are other addresses, as its policy demands. */
    page(path, html, { head = '', lang = 'fi', policy = strict } = {}) {
      const text = `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>A page</title>${head}</head><body>${html}</body></html>`;
      pages.set(path, send(200, 'text/html; charset=utf-8', text, { 'Content-Security-Policy': policy }));
      return origin + path;
    },
    /** A file that is not on disk: a script, a style sheet, a checklist. */
    file(path, type, text) {
      pages.set(path, send(200, type, text));
      return path;
    },
    /** From now on the address answers so, until it is mended. */
    tell: (path, answer) => void told.set(path, answer),
    mend: (path) => void told.delete(path),
    /** Lets nobody have what is at the address until the returned function is called. */
    hold(path) {
      let release;
      const released = new Promise((resolve) => (release = resolve));
      told.set(path, async (request, response) => {
        await released;
        await (pages.get(path) ?? (path == '/store' ? store : file))(request, response);
      });
      return () => (told.delete(path), release());
    },
    /** Nobody answers at its port any more, until it is up again. */
    async down() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
    async up() {
      server.listen(new URL(origin).port, '127.0.0.1');
      await once(server, 'listening');
    },
    async stop() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** An answer that is always the same. */
export const send =
  (status, type, text, headers = {}) =>
  (request, response) => {
    request.resume();
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(text);
  };

/** The line breaks. */
export const hangUp = (request) => request.socket.destroy();

/** The engine with faults on demand, in the place of the engine. */
export const withFaults = async (_, response) =>
  response.writeHead(200, { 'Content-Type': 'application/wasm' }).end(await readFile(faulty));

/** A file of ours with its head cut off or another type: `(bytes) => [type, bytes]`. */
export const changed = (path, change) => async (_, response) => {
  const [type, bytes] = change(await readFile(join(dist, path)));
  response.writeHead(200, { 'Content-Type': type }).end(bytes);
};

async function file(request, response) {
  const { pathname } = new URL(request.url, 'http://host');
  const prefix = Object.keys(folders).find((prefix) => pathname.startsWith(prefix));
  const path = prefix && join(folders[prefix], normalize(`/${pathname.slice(prefix.length)}`));
  const bytes = path && (await readFile(path).catch(() => undefined));
  if (!bytes) return send(404, 'text/plain', 'no such file')(request, response);
  response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'text/plain' }).end(bytes);
}

async function body(request) {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += piece;
  return text;
}
