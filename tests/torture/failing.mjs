/**
 * Every call to storage, locks, channels, randomness and the network fails once, in every way that the platform knows, in
 * each of ten journeys: typing and submitting still work, and nothing is shown as saved that is not.
 */
import { chanceOf } from '../browser/support/chance.mjs';
import { journeys, travel, ways } from '../browser/support/failing.mjs';
import { startHost } from '../browser/support/host.mjs';
import { theBrowser, closeBrowser } from '../browser/support/launch.mjs';

export const title = 'the n-th call to the browser fails, n = 1, 2, 3 …';

/** A short run makes so many journeys. */
const SHORT = 6;

export async function run({ share, seed }) {
  const chance = chanceOf(seed);
  const faults = [];
  let [made, survived, all] = [0, 0, 0];
  const host = await startHost();
  const survives = (what, journey, failure) =>
    trip(host, journey, failure).catch((error) => void faults.push(`${what}: ${`${error.message}`.split('\n').slice(0, 3).join(' ')}`));
  try {
    const entries = Object.entries(journeys);
    const chosen = share < 0.05 ? chance.some(entries, SHORT, SHORT) : entries;
    for (const [name, journey] of chosen) {
      // Without a failure: which calls there are, in the page that came last.
      const calls = await survives(`${name}, and nothing fails`, journey, {});
      const failures = Object.entries(calls ?? {}).flatMap(([kind, count]) =>
        Array.from({ length: count }, (_, at) => ways[kind].map((way) => ({ kind, nth: at + 1, way }))).flat(),
      );
      all += failures.length;
      const some = failures.filter(() => chance.yes(share));
      // One in each journey, however short the run is.
      if (!some.length && failures.length) some.push(chance.pick(failures));
      for (const failure of some) {
        if (faults.length >= 20) break;
        made++;
        if (await survives(`${name}: ${failure.kind} ${failure.nth}, ${failure.way}`, journey, failure)) survived++;
      }
    }
  } finally {
    await host.stop();
    await closeBrowser();
  }
  return {
    wanted: `every failure survived, in each of ${share < 0.05 ? SHORT : 'ten'} journeys`,
    figure: `${survived} of ${made} survived, of ${all}`,
    faults,
  };
}

async function trip(host, journey, failure) {
  const context = await (await theBrowser()).newContext({ locale: 'fi-FI' });
  context.setDefaultTimeout(20_000);
  try {
    return await travel(context, host, journey, failure);
  } finally {
    host.mend('/store');
    await context.close();
  }
}
