/** HTTP/1.1 as bytes on a socket: what a well-behaved client would never send has to be written by hand. */
import { once } from 'node:events';
import { connect } from 'node:net';

/** The head of a request and its body as the bytes that go out. `headers` are pairs, so that a name may come twice. */
export function requestBytes(method, path, headers = [], body = undefined) {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...headers.map(([name, value]) => `${name}: ${value}`)];
  if (body !== undefined) lines.push(`Content-Length: ${body.length}`);
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return body === undefined ? head : Buffer.concat([head, body]);
}

/** One connection that is kept; requests may go out before earlier ones are answered. */
export class Wire {
  #port;
  #socket;
  /** Those that wait for an answer, oldest first. */
  #waiting = [];
  #read = Buffer.alloc(0);

  constructor(port) {
    this.#port = port;
  }

  /**
   * Sends the bytes of one whole request.
   *
   * @param bodiless whether the answer has no body whatever its head says: it is one to HEAD
   * @returns its `{status, location, body}`; rejected when the line breaks first
   */
  send(bytes, bodiless = false) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bodiless, resolve, reject });
      this.#open().write(bytes);
    });
  }

  close() {
    this.#socket?.destroy();
  }

  #open() {
    if (this.#socket && !this.#socket.destroyed) return this.#socket;
    const socket = connect(this.#port, '127.0.0.1');
    socket.setNoDelay(true);
    const broken = (error) => {
      if (socket != this.#socket) return;
      this.#socket = undefined;
      this.#read = Buffer.alloc(0);
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    };
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', broken);
    socket.on('close', () => broken(new Error('the portal closed the connection without an answer')));
    return (this.#socket = socket);
  }

  #take(bytes) {
    this.#read = this.#read.length ? Buffer.concat([this.#read, bytes]) : bytes;
    while (this.#waiting.length) {
      const [{ bodiless, resolve }] = this.#waiting;
      const answer = answerIn(this.#read, bodiless);
      if (!answer) return;
      this.#read = this.#read.subarray(answer.length);
      this.#waiting.shift();
      resolve(answer);
    }
  }
}

/** The first answer of what has been read so far; nothing while it is not whole. */
function answerIn(bytes, bodiless) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
  if (!status) throw new Error(`this is no answer: ${head.slice(0, 100)}`);
  const header = (name) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1];
  const empty = bodiless || status == 204 || status == 304 || status < 200;
  const size = empty ? 0 : Number(header('content-length'));
  if (Number.isNaN(size)) throw new Error(`an answer of unknown length: ${head}`);
  const length = end + 4 + size;
  if (bytes.length < length) return undefined;
  return { status, location: header('location'), body: bytes.subarray(end + 4, length), length };
}

/**
 * Bytes that are no request, or half of one, on a connection of their own.
 *
 * @param cut whether the sender is gone at once, without a word
 * @returns the status of whatever the portal made of it; nothing where it just hung up
 */
export async function blurt(port, bytes, cut) {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (piece) => (said += piece.toString('latin1')));
  // A portal that has heard enough breaks the line, at times before the last byte is out.
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  if (cut) socket.write(bytes, () => socket.destroy());
  else socket.end(bytes);
  await closed;
  return [...said.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}

/** Half a request, and nothing more: what one does who wants to keep others out. */
export function hang(port, bytes) {
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
  const line = { open: true, close: () => socket.destroy() };
  socket.resume();
  socket.on('error', () => {});
  socket.on('close', () => (line.open = false));
  return line;
}
