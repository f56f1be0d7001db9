/** Ready looks: they say what their design systems say, and every text in them can be read. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { axe } from './support/axe.mjs';
import { visit } from './support/browser.mjs';
import { catalogue, dist } from './support/environment.mjs';
import { field } from './support/form.mjs';
import { startHost } from './support/host.mjs';

const host = await startHost();
after(() => host.stop());
const said = await catalogue('fi');
const themes = ['hds', 'suomifi'];
const { resolve } = createRequire(import.meta.url);

test('the Helsinki Design System’s variables, with the values that they have', async () => {
  const theme = await readFile(join(dist, 'themes/hds.css'), 'utf8');
  const system = await readFile(resolve('hds-design-tokens/lib/all.css'), 'utf8');
  const used = [...theme.matchAll(/var\((--[\w-]+), (#\w+)\)/g)];
  assert.ok(used.length >= 9);
  for (const [, name, value] of used) assert.match(system, new RegExp(`${name}: ${value};`), name);
});

test('the colours of Suomi.fi, by their names', async () => {
  const theme = await readFile(join(dist, 'themes/suomifi.css'), 'utf8');
  const { suomifiDesignTokens } = createRequire(import.meta.url)('suomifi-design-tokens');
  const used = [...theme.matchAll(/: (hsl\([^)]+\)); \/\* (\w+)/g)];
  assert.ok(used.length >= 9);
  for (const [, value, name] of used) assert.equal(value, suomifiDesignTokens.values.colors[name].hsl, name);
});

/** How far apart two colours are (WCAG 2.2, relative luminance). */
function contrast(one, other) {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

for (const theme of themes)
  visit(`${theme}: everything can be read, be it filled in, wrong, stored or read`, { expected: [/422/] }, async ({ page }) => {
    const head = `<link rel="stylesheet" href="/sovitaan/themes/${theme}.css">`;
    const script = '<script type="module" src="/sovitaan/sovitaan.js"></script>';
    const looks = async (state) => assert.deepEqual(await axe(page), [], `${theme}, ${state}`);
    await page.goto(host.page(`/${theme}`, `<main><h1>Sivu</h1><sovitaan-form src="/schemas/development-experiment.json" action="/store"></sovitaan-form></main>${script}`, { head }));
    const form = page.locator('sovitaan-form');
    await form.evaluate((form) => form.ready);
    await looks('empty');
    await form.locator('[data-edit=submit]').click();
    await form.getByRole('alert').waitFor();
    await looks('incomplete');
    const [paper, line, text] = await form.evaluate(({ shadowRoot }) => {
      const input = getComputedStyle(shadowRoot.querySelector('input[type=text], textarea'));
      return [input.backgroundColor, input.borderTopColor, input.color];
    });
    assert.ok(contrast(paper, line) >= 3, `the border of a control: ${contrast(paper, line)}`);
    assert.ok(contrast(paper, text) >= 7, `text: ${contrast(paper, text)}`);
    await page.goto(host.page(`/${theme}-small`, `<main><h1>Sivu</h1><sovitaan-form src="/cases/visit.json" action="/store"></sovitaan-form></main>${script}`, { head }));
    await form.evaluate((form) => form.ready);
    await field(form, 'Paikka').fill('Koulu');
    await field(form, 'Päivä').fill('3.2.2026');
    await form.getByText('Bussilla', { exact: true }).click();
    await form.locator('[data-edit=submit]').click();
    await form.getByRole('status').getByText(said['outcome.stored'], { exact: true }).waitFor();
    await looks('stored');
    await form.evaluate((form) => (form.mode = 'view'));
    await form.getByText('Koulu', { exact: true }).waitFor();
    await looks('read');
    if (process.env.SOVITAAN_SCREENSHOTS) await page.screenshot({ path: `${process.env.SOVITAAN_SCREENSHOTS}/${theme}.png` });
  });
