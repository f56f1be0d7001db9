/**
 * Makes a thing once per key and lets everyone share it. A failure is forgotten, so that the next call tries again.
 *
 * ```ts
 * const module = once(modules, url, () => fetchAndCompile(url));
 * ```
 */
export function once<K, V>(made: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  let thing = made.get(key);
  if (!thing) {
    thing = make();
    made.set(key, thing);
    thing.catch(() => made.delete(key));
  }
  return thing;
}
