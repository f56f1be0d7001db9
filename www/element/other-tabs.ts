/** How this tab stands to the others that have the same draft open. */
export type Standing =
  /** It alone is written in. */
  | 'first'
  /** Another one is written in; this one shows what is saved there. */
  | 'second'
  /** Nobody knows: the browser has no locks. Revisions tell when two have written. */
  | 'any';

/** What is heard. */
export interface Ears {
  /** From now on this tab stands so. */
  stands(standing: Standing): void;
  /** Another tab has saved. */
  saved(revision: number): void;
  /** Another tab is there. */
  met(): void;
  /** Another tab takes over: fulfilled when all is saved that is not yet. */
  yields(): Promise<void>;
}

type Word = 'hello' | 'here' | 'yield' | { saved: number };

/** One draft in several tabs: who may write, by the Web Locks API; and who has saved, by a BroadcastChannel. */
export class OtherTabs {
  readonly #name: string;
  readonly #ears: Ears;
  #channel: BroadcastChannel | undefined;
  #release: (() => void) | undefined;
  #waiting: AbortController | undefined;
  #over = false;

  /** @param name of the draft, the same in every tab */
  constructor(name: string, ears: Ears) {
    this.#name = name;
    this.#ears = ears;
    try {
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = ({ data }) => this.#hear(data as Word);
    } catch {
      // Without it, what others have saved is found out when this one saves.
    }
  }

  /** Finds out how this tab stands; its ears hear of every change. */
  async begin(): Promise<void> {
    // A browser that never answers has no locks.
    const late = setTimeout(() => this.#stand('any'), 1_000);
    try {
      const first = await this.#request({ ifAvailable: true });
      if (!first) {
        this.#ears.stands('second');
        this.#queue();
      }
    } catch {
      if (!this.#over) this.#stand('any');
    } finally {
      clearTimeout(late);
    }
  }

  /** Takes over from the tab that is written in. */
  take(): void {
    this.#say('yield');
    setTimeout(() => {
      if (this.#release || this.#over) return;
      // It does not answer: it is frozen, or has hung.
      this.#waiting?.abort();
      this.#request({ steal: true }).catch(() => this.#stand('any'));
    }, 1_500);
  }

  /** Tells the others that there is something new. */
  saved(revision: number): void {
    this.#say({ saved: revision });
  }

  /** Lets go. */
  end(): void {
    this.#over = true;
    this.#waiting?.abort();
    this.#release?.();
    this.#channel?.close();
  }

  /** Fulfilled with whether the lock is this tab's now. */
  #request(options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const held = navigator.locks.request(this.#name, options, (lock) => {
        resolve(!!lock);
        if (!lock || this.#over) return undefined;
        const over = new Promise<void>((release) => (this.#release = release));
        this.#ears.stands('first');
        return over;
      });
      held.catch((error: unknown) => {
        reject(error as Error);
        // Taken away while it was held, by a tab that could not wait.
        if (this.#release) {
          this.#release = undefined;
          this.#behind();
        }
      });
    });
  }

  /** Waits until the tab before this one is closed, or lets go. */
  #queue(): void {
    this.#waiting = new AbortController();
    this.#request({ signal: this.#waiting.signal }).catch(() => {});
  }

  #behind(): void {
    if (this.#over) return;
    this.#ears.stands('second');
    this.#queue();
  }

  #stand(standing: Standing): void {
    this.#ears.stands(standing);
    if (standing == 'any') this.#say('hello');
  }

  #say(word: Word): void {
    try {
      this.#channel?.postMessage(word);
    } catch {
      // As if nobody had listened.
    }
  }

  #hear(word: Word): void {
    if (typeof word == 'object') this.#ears.saved(word.saved);
    else if (word == 'yield') void this.#yield();
    else {
      this.#ears.met();
      if (word == 'hello') this.#say('here');
    }
  }

  async #yield(): Promise<void> {
    if (!this.#release) return;
    await this.#ears.yields();
    this.#release?.();
    this.#release = undefined;
    // The other one first.
    setTimeout(() => this.#behind(), 500);
    this.#ears.stands('second');
  }
}
