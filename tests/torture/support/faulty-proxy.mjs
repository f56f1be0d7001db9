/**
 * What stands between a page and its host, and does everything wrong that such things do: only to what is posted, so that
 * pages can be had.
 */
import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';

const html = '<!DOCTYPE html><title>Login</title><h1>Login</h1>';
const rest = (time) => new Promise((done) => setTimeout(done, time));

/** How a server may put it, by content type: what it means is for the status to say. */
const SAYS = {
  'text/plain': 'no',
  'text/html': html,
  'application/json': '{}',
  'application/problem+json': '{"title":"No","detail":"Not now.","errors":[{"pointer":"#/data","detail":"Not now."}]}',
};

function refused(chance, status, headers = {}) {
  const [type, said] = chance.pick(Object.entries(SAYS));
  return { status, headers: { 'Content-Type': type, ...headers }, body: Buffer.from(said) };
}

const login = { status: 200, headers: { 'Content-Type': 'text/html' }, body: Buffer.from(html) };
const broken = (chance) => refused(chance, chance.pick([500, 502, 503, 504]));
/** Nobody is there: whoever follows it finds no answer. */
const elsewhere = (chance) => refused(chance, chance.pick([302, 303, 307]), { Location: 'http://127.0.0.1:1/login' });

/** `(forward, answer, hangUp, chance) => …`: `forward()` asks the host, `answer(response)` answers the page. */
export const FAULTS = {
  'dropped before it is stored': async (_, __, hangUp) => hangUp(),
  'dropped after it is stored': async (forward, _, hangUp) => (await forward(), hangUp()),
  'delayed before': async (forward, answer, _, chance) => (await rest(chance.below(1_500)), answer(await forward())),
  async 'delayed after'(forward, answer, _, chance) {
    const response = await forward();
    await rest(chance.below(1_500));
    answer(response);
  },
  async doubled(forward, answer, _, chance) {
    const both = await Promise.all([forward(), forward()]);
    answer(chance.pick(both));
  },
  async 'doubled, one late'(forward, answer) {
    answer(await forward());
    await rest(300);
    await forward();
  },
  async 'cut in the head'(forward, _, hangUp) {
    await forward();
    hangUp('HTTP/1.1 201 Cre');
  },
  async 'cut in the body'(forward, answer) {
    const response = await forward();
    answer({ ...response, headers: { ...response.headers, 'content-length': `${response.body.length + 100}` } }, true);
  },
  busy: async (_, answer, __, chance) => answer(refused(chance, chance.pick([408, 425, 429]), { 'Retry-After': `${chance.below(3)}` })),
  async 'busy until a date'(_, answer, __, chance) {
    answer(refused(chance, 503, { 'Retry-After': new Date(Date.now() + 1_000).toUTCString() }));
  },
  'failed before': async (_, answer, __, chance) => answer(broken(chance)),
  'failed after it is stored': async (forward, answer, _, chance) => (await forward(), answer(broken(chance))),
  'a page of HTML': async (_, answer) => answer(login),
  'a page of HTML after it is stored': async (forward, answer) => (await forward(), answer(login)),
  'sent to a login': async (_, answer, __, chance) => answer(elsewhere(chance)),
  'sent to a login after it is stored': async (forward, answer, _, chance) => (await forward(), answer(elsewhere(chance))),
};

/**
 * Starts it in front of a host.
 *
 * @param targets the origins of its instances: each request goes to any of them
 * @param share how often of what is posted something goes wrong
 * @param pages what it serves itself, by path: HTML under the host's policy, and scripts
 * @param faults what may go wrong
 */
export async function startFaultyProxy(targets, chance, share, pages, faults = FAULTS) {
  /** How often what has gone wrong. */
  const done = new Map();
  const policy = policyOf(await forwarded(targets[0], { url: '/fi', method: 'GET', headers: {} }));
  const handle = async (request, response) => {
    const body = await read(request);
    const own = pages[request.url.split('?')[0]];
    if (own) return deliver(response, { status: 200, headers: { ...policy, 'Content-Type': own.type }, body: Buffer.from(own.text) });
    const forward = () => forwarded(chance.pick(targets), request, body);
    if (request.method != 'POST' || !chance.yes(share)) return deliver(response, await forward());
    const [name, fault] = chance.pick(Object.entries(faults));
    done.set(name, (done.get(name) ?? 0) + 1);
    const hangUp = (said = '') => request.socket.end(said, () => request.socket.destroy());
    await fault(forward, (answer, cut) => deliver(response, answer, cut), hangUp, chance);
  };
  const server = createServer((request, response) => {
    // Whoever has hung up hears no answer.
    response.on('error', () => {});
    handle(request, response).catch((error) => {
      done.set(`broken itself: ${error.message}`, 1);
      request.socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    done,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function read(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What the host makes of it. The page's own host is named, so that it is known for what it is. */
function forwarded(target, { url, method, headers }, body) {
  return new Promise((resolve, reject) => {
    const { 'transfer-encoding': _, connection: __, ...kept } = headers;
    const asked = ask(target + url, { method, headers: kept }, async (response) => {
      const { 'transfer-encoding': _, connection: __, ...kept } = response.headers;
      resolve({ status: response.statusCode, headers: kept, body: await read(response) });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const policyOf = ({ headers }) => ({ 'Content-Security-Policy': headers['content-security-policy'] });

function deliver(response, { status, headers, body }, cut = false) {
  response.writeHead(status, headers);
  if (!cut) return response.end(body);
  // With less than its head promises.
  response.write(body, () => response.destroy());
}
