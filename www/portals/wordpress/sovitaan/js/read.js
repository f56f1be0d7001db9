/** A stored document to read: the form is handed the text as it was stored, and only then told which form it is. */
import { freshNonce } from './nonce.js';

for (const form of document.querySelectorAll('sovitaan-form[data-sovitaan-document]')) {
  const { sovitaanNonce, sovitaanDocument, sovitaanSrc, sovitaanMissing } = form.dataset;
  const response = await fetch(sovitaanDocument, { headers: await freshNonce(sovitaanNonce) });
  if (response.ok) {
    form.submission = await response.text();
    form.src = sovitaanSrc;
  } else form.replaceWith(sovitaanMissing);
}
