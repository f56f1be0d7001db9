/** The other engine, driven by nothing but an address: the page itself does the work and says what came of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The program; empty where there is none. */
export const firefox = process.env.SOVITAAN_FIREFOX ?? '';

const preferences = {
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** Opens the address in a profile of its own until the promise is settled. */
export async function inFirefox(address, until) {
  const profile = await mkdtemp(join(tmpdir(), 'sovitaan-firefox-'));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  await writeFile(join(profile, 'user.js'), lines.join(''));
  const browser = spawn(firefox, ['--headless', '--no-remote', '--profile', profile, address], { stdio: 'ignore' });
  const ended = once(browser, 'exit');
  const gone = ended.then(([code]) => Promise.reject(new Error(`Firefox ended (${code}) before the page had said anything`)));
  try {
    return await Promise.race([until, gone]);
  } finally {
    gone.catch(() => {});
    browser.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
