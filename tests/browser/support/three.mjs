/**
 * The small form three times on a page, in Finnish, Swedish and English, with answers that the page has given: what
 * goes wrong for one goes wrong for all, and each says so in its language.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { json, locales } from './environment.mjs';
import { field } from './form.mjs';
import { strict } from './host.mjs';

/** The checklist's address. */
export const src = '/cases/visit.json';
const { properties: questions } = await json(join(import.meta.dirname, '../cases/visit.json'));

/** The answers. */
export const filled = { place: 'Koulu', day: '2026-02-03', hours: 1.5, manner: 'bus', notes: ['Aula'] };
/** What a browser itself writes into the console when something cannot be had. */
export const noisy = [/Failed to load resource/, /Failed to fetch dynamically/, /ERR_/, /MIME type/];
/** What a login looks like. */
export const html = '<!DOCTYPE html><title>Login</title><h1>Login</h1>';

/** Words without which no sentence of these is of its language. */
const language = {
  fi: /Lomaketta|Lomake|Vastauksesi|Yritä/,
  sv: /Formuläret|svar|Försök/,
  en: /The form|Your answers|Try/,
};

/** Puts the page on a host. It keeps what it hears, and gives each form its answers before the form is defined. */
export function threeForms(host, policy = strict) {
  host.file(
    '/page.js',
    'text/javascript',
    `window.errors = [];
     addEventListener('sovitaan-error', ({ target, detail }) => errors.push({ locale: target.lang, ...detail }));
     for (const form of document.querySelectorAll('sovitaan-form')) form.value = ${JSON.stringify(filled)};`,
  );
  const form = (locale) => `<sovitaan-form src="${src}" lang="${locale}" action="/store">fallback</sovitaan-form>`;
  const scripts = '<script src="/page.js"></script><script type="module" src="/sovitaan/sovitaan.js"></script>';
  return host.page('/three', locales.map(form).join('') + scripts, { policy });
}

/** The form in a language. */
export const formIn = (page, locale) => page.locator(`sovitaan-form[lang=${locale}]`);

/** What the page was told of the form in a language: this error and no other, in that language. */
export async function told(page, locale, code) {
  const heard = () => page.evaluate((locale) => errors.filter((error) => error.locale == locale), locale);
  await page.waitForFunction(
    ([locale, code]) => errors.some((error) => error.locale == locale && error.code == code),
    [locale, code],
  );
  const [error, ...more] = await heard();
  assert.equal(error.code, code);
  assert.deepEqual(more, []);
  assert.match(error.message, language[locale]);
  return error.message;
}

/** The form can be filled in: what was answered stands in its field. */
export async function works(form, locale) {
  const { title, 'x-i18n': other } = questions.place;
  assert.equal(await field(form, other[locale]?.title ?? title).inputValue(), filled.place);
}
