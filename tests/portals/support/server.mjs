/** Programs that these tests start, and end: each by its own process, after a sign that it is ready. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Runs a program to its end; what it wrote. */
export const run = promisify(execFile);

/** A port of 127.0.0.1 that nobody listens at. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts a server and waits until `isReady` is fulfilled with something true.
 *
 * @param fault what the server writes when something of ours fails in it
 * @returns a function that ends it, and fails when it has written that
 */
export async function start(program, args, options, isReady, fault) {
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = once(server, 'exit');
  const end = async () => {
    server.kill();
    await ended;
    const at = fault ? said.search(fault) : -1;
    if (at >= 0) throw new Error(`${program} has failed: ${said.slice(at, at + 5_000)}`);
  };
  const deadline = Date.now() + 60_000;
  while (!(await isReady().catch(() => false))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await end();
      throw new Error(`${program} does not start: ${said.slice(-2_000)}`);
    }
    await wait(200);
  }
  return end;
}

/** What is to be ended, last begun first: all of it, whatever fails. */
export function endings() {
  const ending = [];
  return {
    push: (end) => void ending.push(end),
    async stop() {
      const faults = [];
      while (ending.length) await ending.pop()().catch((fault) => faults.push(fault));
      if (faults.length) throw new AggregateError(faults, `${faults}`);
    },
  };
}

/** Whether somebody answers there. */
export const answers = async (url) => (await fetch(url, { redirect: 'manual' })).status < 500;
