/** A form on a page: it gets its token when it sends, and leads to the document that was stored. */
import { freshNonce } from './nonce.js';

for (const form of document.querySelectorAll('sovitaan-form[data-sovitaan-nonce]')) {
  form.headers = () => freshNonce(form.dataset.sovitaanNonce);
  form.addEventListener('sovitaan-stored', ({ detail: { location } }) => {
    form.nextElementSibling?.matches('.sovitaan-stored') && form.nextElementSibling.remove();
    if (!location) return;
    const [place, link] = [document.createElement('p'), document.createElement('a')];
    place.className = 'sovitaan-stored';
    link.href = location;
    link.textContent = form.dataset.sovitaanOpen;
    place.append(link);
    form.after(place);
  });
}
