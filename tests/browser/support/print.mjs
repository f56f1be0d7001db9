/** A page on paper. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The text of the printed page; `undefined` where no `pdftotext` can read it. */
export async function pdfText(page) {
  const pdf = await page.pdf({ format: 'A4' });
  const reader = spawn('pdftotext', ['-', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const missing = once(reader, 'error').then(() => undefined);
  reader.stdin.on('error', () => {});
  reader.stdin.end(pdf);
  const text = reader.stdout.setEncoding('utf8').reduce((text, piece) => text + piece, '');
  return Promise.race([text, missing]);
}

/** Without what differs between a line on screen and the same line broken on paper. */
export const squeezed = (text) => text.replace(/[\s\u00ad\u2010-]+/g, '');
