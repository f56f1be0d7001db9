/** Requests that nobody expects: well-formed ones to odd addresses with odd heads, and bytes that are none. */
import { requestBytes } from './wire.mjs';

const ENVELOPE = 'application/cloudevents+json';
const WORDS = [
  '%00', '%ff', '%c0%af', '%F0%9F%92%A5', '%2e%2e', '..', '.', '%2f', 'a%00b', '%', '%zz', "'", '%22', '%3Cscript%3E', '-1', '0', '1e9',
  '9223372036854775807', '9223372036854775808', '%E2%80%AE', 'a'.repeat(3_000), 'fi', 'sv', 'en', 'index.html', 'sovitaan.js', '',
];
const PLACES = [
  (word) => `/api/documents/${word}`,
  (word) => `/api/documents/${word}/calendar`,
  (word) => `/api/documents/${word}/next/${word}`,
  (word) => `/api/documents?page=${word}`,
  (word) => `/api/documents?${word}=1&page=2&page=${word}`,
  (word) => `/api/halves/${word}`,
  (word) => `/api/faults/${word}`,
  (word) => `/api/${word}`,
  (word) => `/sovitaan/${word}`,
  (word) => `/sovitaan/${word}/${word}`,
  (word) => `/schemas/${word}`,
  (word) => `/portal/${word}`,
  (word) => `/fi/asiakirjat?sivu=${word}&page=${word}`,
  (word) => `/fi/asiakirjat/${word}`,
  (word) => `/sv/dokument/${word}`,
  (word) => `/en/documents/${word}`,
  (word) => `/fi/parityo/jatkaminen/${word}`,
  (word) => `/fi/parityo/vertailu/${word}`,
  (word) => `/fi/parityo/jatko/${word}`,
  (word) => `/fi/parityo/erikseen/${word}`,
  (word) => `/fi/parityo/${word}`,
  (word) => `/${word}`,
];
const METHODS = ['GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'BREW'];
const TYPES = [
  ENVELOPE, 'application/json', 'application/json; charset=utf-8', 'application/json;charset="utf-8', 'application/json; charset=utf-16',
  'text/plain', '', ';', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'é\xff', 'application/json, text/plain',
];

/** A polite request with a body: `head` says how odd its headers may be. */
export function posted(body, chance, head = 'plain') {
  const headers = [['Content-Type', ENVELOPE]];
  if (head == 'odd') {
    headers[0][1] = chance.pick(TYPES);
    if (chance.yes(0.2)) headers.pop();
    if (chance.yes(0.2)) headers.push(['Content-Type', chance.pick(TYPES)]);
    const more = [
      ['Accept-Language', chance.pick(['', '*', 'fi;q=2', 'sv;q=-1,en;q=x', ',,,', 'a'.repeat(5_000), '\xff'])],
      ['Idempotency-Key', chance.pick(['', '"', 'a'.repeat(8_000), '\xff'])],
      ['Origin', chance.pick(['null', 'https://elsewhere.example', '://', '\xff'])],
      ['Sec-Fetch-Site', chance.pick(['same-origin', 'cross-site', '\xff', ''])],
      ['If-None-Match', chance.pick(['*', '"', 'W/"', '\xff'])],
      ['Content-Encoding', chance.pick(['gzip', 'br', 'identity'])],
      ['Range', chance.pick(['bytes=0-', 'bytes=-1', 'bytes=9-1'])],
      ['Cookie', 'x'.repeat(chance.below(20_000))],
    ];
    headers.push(...chance.some(more, 4));
  }
  return requestBytes('POST', '/api/documents', headers, body);
}

/** The same in pieces of odd sizes (RFC 9112, 7.1). */
export function inChunks(body, chance) {
  const pieces = [Buffer.from(`POST /api/documents HTTP/1.1\r\nHost: a\r\nContent-Type: ${ENVELOPE}\r\nTransfer-Encoding: chunked\r\n\r\n`)];
  for (let at = 0; at < body.length; ) {
    const piece = body.subarray(at, (at += 1 + chance.below(3_000)));
    pieces.push(Buffer.from(`${piece.length.toString(16)}${chance.pick(['', ';a=b', ';"'])}\r\n`), piece, Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from('0\r\n\r\n'));
  return Buffer.concat(pieces);
}

/** A polite request to an address that may or may not be: `{bytes, bodiless}`. */
export function wandering(chance) {
  const method = chance.pick(METHODS);
  const path = chance.pick(PLACES)(chance.pick(WORDS));
  const body = ['POST', 'PUT', 'PATCH'].includes(method) ? Buffer.from('{}') : undefined;
  const headers = body ? [['Content-Type', ENVELOPE]] : [['Accept', chance.pick(['*/*', 'text/html', '', '\xff'])]];
  return { bytes: requestBytes(method, path, headers, body), bodiless: method == 'HEAD' };
}

const head = (...lines) => `POST /api/documents HTTP/1.1\r\nHost: a\r\nContent-Type: ${ENVELOPE}\r\n${lines.join('\r\n')}\r\n\r\n`;

/** Bytes that are no request, or half of one; `body` is an envelope that none of them may store. */
const RUDE = {
  'random bytes': (_, chance) => Buffer.from(Array.from({ length: 1 + chance.below(3_000) }, () => chance.below(256))),
  'half a head': (_, chance) => Buffer.from(head('Content-Length: 5')).subarray(0, 1 + chance.below(80)),
  'half a body': (body) => Buffer.concat([Buffer.from(head(`Content-Length: ${body.length}`)), body.subarray(0, body.length / 2)]),
  'a body longer than it is': (body) => Buffer.concat([Buffer.from(head(`Content-Length: ${body.length + 100}`)), body]),
  'two lengths': (body) => Buffer.concat([Buffer.from(head(`Content-Length: ${body.length}`, 'Content-Length: 3')), body]),
  'a length that is none': (body, chance) =>
    Buffer.concat([Buffer.from(head(`Content-Length: ${chance.pick(['-1', '0x10', '1e3', '99999999999999999999', ''])}`)), body]),
  'broken chunks': (body, chance) => {
    const size = chance.pick(['zz', '-1', 'ffffffffffffffffff', '10', '']);
    return Buffer.concat([Buffer.from(`${head('Transfer-Encoding: chunked')}${size}\r\n`), body]);
  },
  'another encoding': (body, chance) => Buffer.concat([Buffer.from(head(`Transfer-Encoding: ${chance.pick(['gzip', 'identity', 'chunked, x'])}`)), body]),
  'huge headers': (_, chance) => Buffer.from(head(`X: ${'x'.repeat(1 + chance.below(1_000_000))}`)),
  'many headers': (_, chance) => Buffer.from(head(...Array.from({ length: 1 + chance.below(500) }, (_, at) => `X${at}: 1`))),
  'a long address': (_, chance) => Buffer.from(`GET /${'a'.repeat(chance.below(100_000))} HTTP/1.1\r\nHost: a\r\n\r\n`),
  'another protocol': (_, chance) => Buffer.from(chance.pick(['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'GET /\r\n', 'GET / HTTP/0.9\r\n\r\n', '\x16\x03\x01\x02\x00\x01'])),
};

export function rude(body, chance) {
  const [name, bytes] = chance.pick(Object.entries(RUDE));
  return { name, bytes: bytes(body, chance) };
}

/** The beginnings of requests, of which the rest never comes. */
export const HALVES = ['', 'P', head('Content-Length: 9').slice(0, 60), head('Content-Length: 9'), 'GET /fi HTTP/1.1\r\nHost: a\r\n\r\n'];
