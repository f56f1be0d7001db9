/** A promise whose ends are outside it. A page that does not wait for it hears nothing of its rejection. */
export class Readiness {
  /** Fulfils the promise. */
  resolve!: () => void;
  /** Rejects it. */
  reject!: (reason: unknown) => void;
  /** Has either happened? */
  settled = false;
  /** What a page waits for. */
  readonly promise = new Promise<void>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor() {
    const settle = (): void => {
      this.settled = true;
    };
    this.promise.then(settle, settle);
  }
}
