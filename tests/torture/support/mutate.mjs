/** What can be wrong with an envelope: in its bytes, in its attributes, in its answers. */
import { bytesOf, digest, envelope, finished } from './envelopes.mjs';

/** Texts that have broken other people's parsers, databases and logs. */
const TEXTS = [
  '', ' ', 'null', '0', '-0', '1e400', '\u0000', 'a\u0000b', '\n', '\u2028', '\u202e', '\ufeff', '\uffff', '\u{1f469}\u200d\u{1f469}',
  '__proto__', 'constructor', "'; DROP TABLE documents; --", '%s%n', '../../etc/passwd', '${7*7}', '<script>', '0000-00-00',
  '2026-02-30', '9999-12-31', '2026-02-03T25:61:61Z', 'urn:', 'sha-256-', 'fi.sovitaan.submission.agreed',
];
const NUMBERS = ['0', '-0', '1e400', '-1e400', '1e-400', '0.1e1', '9007199254740993', '1e2147483648', '123456789012345678901234567890'];
const TOKENS = [
  '"\\u0000"', '"\\ud800"', '"\\udc00\\ud800"', '"\\u0061"', '{"$serde_json::private::Number":"1"}', '{"$serde_json::private::RawValue":"1"}',
  '{"__proto__":1}', 'true', 'null', '[]', '{}', 'NaN', 'Infinity', '01', '+1', '.5', '1.', '0x1', "'a'", '/* */', '\ufeff',
];
const BYTES = [[0xff], [0xc0, 0xaf], [0xe0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x00], [0xef, 0xbb, 0xbf], [0x80]];

/** Ways to spoil the bytes: `(bytes, chance, other) => bytes`; `other` is another envelope's. */
const BY_BYTES = {
  flipped(bytes, chance) {
    const copy = Buffer.from(bytes);
    for (let left = 1 + chance.below(8); left > 0; left--) copy[chance.below(copy.length)] ^= 1 << chance.below(8);
    return copy;
  },
  cut: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)),
  headless: (bytes, chance) => bytes.subarray(chance.below(bytes.length)),
  twice: (bytes, chance) => Buffer.concat([bytes, chance.yes(0.5) ? Buffer.from('\n') : Buffer.alloc(0), bytes]),
  slice(bytes, chance) {
    const [from, to] = [chance.below(bytes.length), chance.below(bytes.length)].sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)]);
  },
  spliced: (bytes, chance, other) =>
    Buffer.concat([bytes.subarray(0, chance.below(bytes.length)), other.subarray(chance.below(other.length))]),
  'wrong UTF-8'(bytes, chance) {
    const at = chance.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(chance.pick(BYTES)), bytes.subarray(at)]);
  },
  'doubled keys'(bytes, chance) {
    return inText(bytes, /"[A-Za-z]+":/g, chance, (key) => `${key}${chance.pick([...TOKENS, ...NUMBERS])},${key}`);
  },
  'other tokens'(bytes, chance) {
    return inText(bytes, /"(?:[^"\\]|\\.)*"(?!:)|true|false|\b\d+\b/g, chance, () => chance.pick([...TOKENS, ...NUMBERS]));
  },
  'huge numbers'(bytes, chance) {
    const digits = '7'.repeat(1 + chance.below(chance.yes(0.05) ? 200_000 : 400));
    return inText(bytes, /"(?:[^"\\]|\\.)*"(?!:)|true|false|\b\d+\b/g, chance, () => `${chance.pick(['', '-', '0.', '1e'])}${digits}`);
  },
  'deep nesting'(bytes, chance) {
    const depth = 1 + chance.below(chance.yes(0.05) ? 100_000 : 400);
    const [open, close] = chance.pick([['[', ']'], ['{"a":', '}'], ['{"data":[', ']}']]);
    const closed = chance.yes(0.7) ? close.repeat(depth) : '';
    return inText(bytes, /"(?:[^"\\]|\\.)*"(?!:)/g, chance, (text) => `${open.repeat(depth)}${text}${closed}`);
  },
  spaces: (bytes, chance) => inText(bytes, /[,:{}[\]]/g, chance, (sign) => sign + chance.pick([' ', '\n\t', '\r\n', '\v', '\u00a0'])),
};

/** Changes one of the places that a pattern finds. */
function inText(bytes, pattern, chance, change) {
  const text = bytes.toString('utf8');
  const found = [...text.matchAll(pattern)];
  if (!found.length) return bytes;
  const { 0: old, index } = chance.pick(found);
  return Buffer.from(text.slice(0, index) + change(old) + text.slice(index + old.length));
}

const value = (chance) => {
  const texts = () => (chance.yes(0.2) ? noise(chance, chance.below(6_000)) : chance.pick(TEXTS));
  return chance.pick([texts, texts, texts, () => null, () => chance.below(2 ** 31) - 2 ** 30, () => chance.yes(0.5), () => [], () => ({}), () => [texts()]])();
};

/** Text that no database compresses. */
const noise = (chance, length) => Array.from({ length }, () => String.fromCharCode(0x21 + chance.below(0x5d))).join('');

const ATTRIBUTES = [
  'specversion', 'id', 'source', 'type', 'time', 'datacontenttype', 'subject', 'dataschema', 'locale', 'datadigest', 'schemadigest', 'party',
  'waitingfor', 'openpoints', 'reviewdate', 'settles', 'relation', 'relatesto', 'relateddigest', 'changes', 'changed', 'changedby',
  'changereason', 'data', 'data_base64', 'traceparent', 'x', 'Upper', 'a-b', '',
];

/** Ways to spoil what the envelope says: `(envelope, chance, original) => envelope`. */
const BY_MEANING = {
  attributes(sealed, chance) {
    const other = { ...sealed };
    for (let left = 1 + chance.below(3); left > 0; left--) {
      const name = chance.pick(ATTRIBUTES);
      if (chance.yes(0.2)) delete other[name];
      else other[name] = value(chance);
    }
    return other;
  },
  relation(sealed, chance) {
    const long = () => (chance.yes(0.5) ? noise(chance, 1 + chance.below(2_000)) : chance.pick(['1', sealed.id, 'a'.repeat(2_000)]));
    const patch = () => chance.pick(['[]', '[{"op":"replace","path":"/a","value":1}]', '[{"op":"test","path":"","value":{}}]', '{}', '[']);
    return { ...sealed, relation: chance.pick(['amends', 'replaces', 'appends']), relatesto: long(), relateddigest: digest(chance.below(9)), changes: patch() };
  },
  answers(sealed, chance, original) {
    const data = structuredClone(sealed.data);
    for (let left = 1 + chance.below(4); left > 0; left--) {
      const places = placesIn(data);
      const [holder, name] = chance.pick(places);
      if (chance.yes(0.15)) delete holder[name];
      else if (chance.yes(0.3)) holder[name] = structuredClone(chance.pick(places)[0]);
      else holder[name] = value(chance);
    }
    // What is in other hands than a form's may still be sealed well.
    return { ...envelope(original, sealed.id, data), type: sealed.type };
  },
  unfinished(sealed, chance, original) {
    const names = Object.keys(sealed.data);
    const data = Object.fromEntries(chance.some(names, names.length, 0).map((name) => [name, sealed.data[name]]));
    const type = chance.pick(['draft', 'waiting', 'completed', 'agreed', 'agreed-with-open-points']);
    const party = chance.yes(0.5) ? { party: 'Aino' } : {};
    return { ...envelope(original, sealed.id, data), type: `fi.sovitaan.submission.${type}`, ...party };
  },
  'other data': (sealed, chance, original) => ({ ...sealed, ...pick(envelope(original, sealed.id, value(chance)), 'data', 'datadigest') }),
};

const pick = (from, ...names) => Object.fromEntries(names.map((name) => [name, from[name]]));

/** Every `[holder, name]` in the answers. */
function placesIn(data) {
  if (typeof data != 'object' || !data) return [];
  return Object.keys(data).flatMap((name) => [[data, name], ...placesIn(data[name])]);
}

/** The names of all ways. */
export const WAYS = [...Object.keys(BY_BYTES), ...Object.keys(BY_MEANING), 'random bytes'];

/**
 * An envelope's bytes, spoilt in one way.
 *
 * @param other another original
 */
export function spoilt(way, original, other, id, chance) {
  if (way == 'random bytes') return Buffer.from(Array.from({ length: chance.below(2_000) }, () => chance.below(256)));
  const sealed = finished(original, id);
  if (way in BY_MEANING) return bytesOf(BY_MEANING[way](sealed, chance, original));
  return BY_BYTES[way](bytesOf(sealed), chance, bytesOf(finished(other, id)));
}
