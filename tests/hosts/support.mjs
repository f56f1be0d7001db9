/** The envelopes that the library has sealed, other programs, and servers. What the step `hosts` has prepared is said in the environment. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** Where `tests/envelopes` writes. */
export const written = process.env.SOVITAAN_WRITTEN;
export const python = process.env.SOVITAAN_PYTHON;

const checklists = await readdir(join(root, 'schemas/examples/fi'));
const files = (await readdir(join(written, 'envelopes'))).sort();

/** `{name, text}` of each envelope. */
export const envelopes = await Promise.all(
  files.map(async (file) => ({ name: file.slice(0, -5), text: await readFile(join(written, 'envelopes', file), 'utf8') })),
);

/** One of each kind: in one language, and what is not finished. */
export const few = envelopes.filter(({ name }) => /\.(fi|amends|nothing)$/.test(name));

/** What a program prints that is told `input`. */
export async function ask(program, words, input) {
  const asked = spawn(program, words, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const said = asked.stdout.setEncoding('utf8').toArray();
  asked.stdin.end(input);
  const [code] = await once(asked, 'exit');
  if (code) throw new Error(`${program} ${words.join(' ')}: ${code}`);
  return (await said).join('');
}

/** A server that says where it listens, and `post` to its documents. */
export async function start(program, words, environment = {}) {
  const server = spawn(program, words, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = [];
  const address = await new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      createInterface(stream).on('line', (line) => {
        heard.push(line);
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
        if (found) resolve(found[0]);
      });
    server.on('error', reject).on('exit', () => reject(new Error(`${program} ended: ${heard.join('\n')}`)));
  });
  return {
    async post(body, type = 'application/cloudevents+json') {
      const answer = await fetch(`${address}/api/documents`, { method: 'POST', headers: { 'content-type': type }, body });
      const text = await answer.text();
      const said = answer.headers.get('content-type')?.startsWith('application/problem+json') ? JSON.parse(text) : undefined;
      return { status: answer.status, location: answer.headers.get('location'), problem: said };
    },
    async stop() {
      const ended = once(server, 'exit');
      if (server.exitCode === null && server.kill()) await ended;
    },
  };
}

/** The library itself as a host: `examples/receive.rs`. */
export const startLibrary = (...more) =>
  start(process.env.SOVITAAN_RECEIVE, [...checklists.map((name) => join(root, 'schemas', name)), ...more]);
