// A page without a build, in TypeScript's strictest mode: what the package says of itself is enough.
import type { Envelope, Receipt } from 'sovitaan';
import type {} from 'sovitaan/define';

const form = document.querySelector('sovitaan-form')!;
form.lang = 'fi';
form.addEventListener('sovitaan-submit', (event) => {
  const envelope: Envelope = event.detail;
  event.respondWith(fetch('/store', { method: 'POST', headers: { 'X-Case': envelope.id }, body: event.text }));
});
form.addEventListener('sovitaan-stored', ({ detail }) => {
  const { location }: Receipt = detail;
  document.getElementById('place')!.textContent = location ?? '';
});
const answered: number = form.progress.answered;
console.info(answered, form.violations.map(({ pointer, keyword }) => `${pointer} ${keyword}`));
