/** Applications built from the packed package by other people's tools, and driven to a stored document. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { after, test } from 'node:test';
import { transformSync } from 'esbuild';
import { visit } from '../browser/support/browser.mjs';
import { catalogue } from '../browser/support/environment.mjs';
import { field } from '../browser/support/form.mjs';
import { send, startHost, strict } from '../browser/support/host.mjs';

const home = process.env.SOVITAAN_CONSUMERS;
if (!home) throw new Error('SOVITAAN_CONSUMERS is not set: run the tests with `cargo xtask test consumers`');
const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');

const tool = (name, words, cwd = home) =>
  execFileSync(process.execPath, [join(home, 'node_modules', name), ...words], { cwd, stdio: 'pipe', encoding: 'utf8' });
/** The page that an application is put into. */
const page = (folder, script, kind = 'type="module"') =>
  writeFileSync(
    join(home, folder, 'index.html'),
    `<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>Lomake</title></head><body><div id="app"></div><script ${kind} src="./${script}"></script></body></html>\n`,
  );
const vite = (name, script) => () => {
  page(name, script);
  tool('vite/bin/vite.js', ['build', name, '--base', `/${name}/`, '--outDir', 'out', '--emptyOutDir', '--logLevel', 'warn']);
};

/** What TypeScript has checked, as JavaScript. */
const plain = (file) => transformSync(readFileSync(join(home, file), 'utf8'), { loader: 'ts' }).code;
const webpack = (name) => tool('webpack-cli/bin/cli.js', ['--output-path', join(home, name, 'out')], join(home, name));

/** How each is built into `out`. */
const consumers = {
  plain: () => {
    cpSync(join(home, 'plain/index.html'), join(home, 'plain/out/index.html'));
    cpSync(join(home, 'node_modules/sovitaan'), join(home, 'plain/out/sovitaan'), { recursive: true, dereference: true });
    return ['page.js', plain('plain/page.ts')];
  },
  vite: vite('vite', 'main.js'),
  webpack: () => {
    webpack('webpack');
    page('webpack/out', 'bundle.js');
  },
  inline: () => {
    writeFileSync(join(home, 'inline/main.js'), plain('inline/main.ts'));
    webpack('inline');
    page('inline/out', 'bundle.js', 'defer');
  },
  react: vite('react', 'main.tsx'),
  vue: vite('vue', 'main.js'),
  svelte: vite('svelte', 'main.js'),
  angular: () => void tool('@angular/cli/bin/ng.js', ['build']),
};
const types = { '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm', '.html': 'text/html; charset=utf-8', '.css': 'text/css' };

/** Everything that has been built, under the application's name. */
function serve(name, more) {
  const out = join(home, name, 'out');
  for (const file of readdirSync(out, { recursive: true })) {
    if (statSync(join(out, file)).isDirectory()) continue;
    const answer = send(200, types[extname(file)] ?? 'text/plain', readFileSync(join(out, file)), { 'Content-Security-Policy': strict });
    host.tell(`/${name}/${file.replaceAll('\\', '/')}`, answer);
  }
  if (more) host.tell(`/${name}/${more[0]}`, send(200, 'text/javascript', more[1]));
}

test('TypeScript takes the pages that are written in it in its strictest mode', () => {
  tool('typescript/bin/tsc', ['--project', 'tsconfig.json']);
});

for (const [name, build] of Object.entries(consumers))
  visit(`${name}: from the package to a stored document`, { timeout: 180_000 }, async ({ page: tab }) => {
    const more = build();
    serve(name, Array.isArray(more) ? more : undefined);
    host.stored.clear();
    const asked = [];
    tab.on('response', (response) => response.status() >= 400 && asked.push(`${response.status()} ${response.url()}`));
    await tab.goto(`${host.origin}/${name}/index.html`);
    const form = tab.locator('sovitaan-form');
    await field(form, 'Paikka').fill('Koulu');
    await field(form, 'Päivä').fill('3.2.2026');
    await form.getByText('Bussilla', { exact: true }).click();
    await form.getByRole('button', { name: said.submit, exact: true }).click();
    await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
    const [text] = host.stored.values();
    const { id, data } = JSON.parse(text);
    const given = ['plain', 'vite', 'webpack', 'inline'].includes(name) ? {} : { hours: 2 };
    assert.deepEqual(data, { ...given, place: 'Koulu', day: '2026-02-03', manner: 'bus' });
    if (await tab.locator('#place').count()) await tab.locator('#place').getByText(`/stored/${id}`).waitFor();
    assert.deepEqual(asked, []);
  });
