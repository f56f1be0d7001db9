/**
 * Every call to storage, locks, channels, randomness and the network fails once, in every way that the platform knows, in
 * each of ten journeys: typing and submitting still work, and nothing is shown as saved that is not.
 */
import { chanceOf } from '../browser/support/chance.mjs';
import { journeys, travel, ways } from '../browser/support/failing.mjs';
import { startHost } from '../browser/support/host.mjs';
import { theBrowser, closeBrowser } from '../browser/support/launch.mjs';

export const title = 'the n-th call to the browser fails, n = 1, 2, 3 …';

export async function run({ share, seed }) {
  const chance = chanceOf(seed);
  const faults = [];
  let [made, all] = [0, 0];
  const host = await startHost();
  try {
    // A moment of it is one journey.
    const entries = Object.entries(journeys);
    for (const [name, journey] of share < 0.05 ? [chance.pick(entries)] : entries) {
      // Without a failure: which calls there are, in the page that makes the most of them.
      const calls = await trip(host, journey, {});
      for (const [kind, count] of Object.entries(calls))
        for (let nth = 1; nth <= count; nth++)
          for (const way of ways[kind]) {
            all++;
            if (!chance.yes(share) || faults.length >= 20) continue;
            made++;
            await trip(host, journey, { kind, nth, way }).catch((error) =>
              faults.push(`${name}: ${kind} ${nth}, ${way}: ${`${error.message}`.split('\n').slice(0, 3).join(' ')}`),
            );
          }
    }
  } finally {
    await host.stop();
    await closeBrowser();
  }
  return {
    wanted: 'every failure survived, in each of ten journeys',
    figure: `${made - faults.length} of ${made} survived, of ${all}`,
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
