/** Fulfilled (nobody has asked for it: `false`) after a while, when the network is back, or when it is called off. */
export function nap(milliseconds: number, signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const wake = (): void => {
      over.abort();
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(wake, milliseconds);
    addEventListener('online', wake, { signal: over.signal });
    signal.addEventListener('abort', wake, { signal: over.signal });
  });
}
