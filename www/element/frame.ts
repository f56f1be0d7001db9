/**
 * For the page around a frame with `embed.html`: the form's events come out at the frame, as if the form stood there, and
 * the frame is as high as the form. Only `sovitaan-settled` cannot be cancelled from here: the form does not wait for a page
 * that may never answer.
 *
 * ```js
 * import { connect } from 'sovitaan/frame';
 * const frame = document.querySelector('iframe');
 * connect(frame, { takes: true });
 * frame.addEventListener('sovitaan-submit', (event) => event.respondWith(store(event.text)));
 * ```
 */
import { answerOf } from './host.js';
import { here, type Answer, type Hello, type Settings, type Told, type ToFrame, type ToPage } from './frame-protocol.js';
import { SovitaanEvent, SovitaanSubmitEvent } from './sovitaan-event.js';

/** How a page wants to speak with a form in a frame. */
export interface FrameOptions {
  /** The page stores the documents itself: it listens to `sovitaan-submit`. Else the form posts them to its `action`. */
  readonly takes?: boolean;
  /** Properties of the form from the beginning. */
  readonly set?: Settings;
  /** The frame is as high as what is in it; not so with `false`. */
  readonly height?: boolean;
}

/** A form in a frame. */
export interface Frame {
  /** Sets properties of the form. */
  set(settings: Settings): void;
  /** Hears no more. */
  close(): void;
}

/** Speaks with the form in a frame, and with no other window: its origin is that of the frame's `src`. */
export function connect(frame: HTMLIFrameElement, { takes = false, set = {}, height = true }: FrameOptions = {}): Frame {
  const { origin } = new URL(frame.src, document.baseURI);
  const listening = new AbortController();
  let port: MessagePort | undefined;
  let settings = set;
  const hear = ({ data }: MessageEvent<ToPage>): void => {
    if ('height' in data) {
      // A page that counts borders as part of the height has none of it taken from the form.
      const rim = getComputedStyle(frame).boxSizing == 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
      if (height) frame.style.height = `${data.height + rim}px`;
    } else void tell(data);
  };
  const tell = async ({ event: name, detail, text, number }: Told): Promise<void> => {
    if (text === undefined) return void frame.dispatchEvent(new SovitaanEvent(name.replace('sovitaan-', ''), detail));
    const event = new SovitaanSubmitEvent(text);
    frame.dispatchEvent(event);
    port?.postMessage({ answer: number!, ...(event.answer ? await outcome(event.answer) : { refused: {} }) } satisfies Answer);
  };
  addEventListener(
    'message',
    (event) => {
      if (event.data !== here || event.source != frame.contentWindow || event.origin != origin) return;
      // A frame that has been loaded anew begins anew.
      port?.close();
      const { port1, port2 } = new MessageChannel();
      port = port1;
      port.onmessage = hear;
      const hello: Hello = { sovitaan: 'hello', takes, set: settings };
      frame.contentWindow!.postMessage(hello, origin, [port2]);
    },
    { signal: listening.signal },
  );
  return {
    set(more) {
      settings = { ...settings, ...more };
      port?.postMessage({ set: more } satisfies ToFrame);
    },
    close() {
      listening.abort();
      port?.close();
    },
  };
}

/** What the page's promise came to, as it can be said. */
async function outcome(promise: Promise<unknown>): Promise<Omit<Answer, 'answer'>> {
  const answer = await answerOf(promise);
  if (answer.state == 'stored') return { stored: answer.location ? { location: answer.location } : {} };
  if (answer.state == 'unreachable') return { unreached: true };
  const { message = '', problems = [] } = answer;
  return { refused: { message, problems } };
}
