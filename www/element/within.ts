/** The promise, unless it takes too long: what a browser or a page promises may hang for ever. Then a `TimeoutError`. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new DOMException('', 'TimeoutError')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
