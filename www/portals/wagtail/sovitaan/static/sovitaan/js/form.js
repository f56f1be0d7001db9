/** A form on a page: it leads to the document that was stored. */
for (const form of document.querySelectorAll('sovitaan-form[data-sovitaan-open]'))
  form.addEventListener('sovitaan-stored', ({ detail: { location } }) => {
    if (form.nextElementSibling?.matches('.sovitaan-stored')) form.nextElementSibling.remove();
    if (!location) return;
    const [place, link] = [document.createElement('p'), document.createElement('a')];
    place.className = 'sovitaan-stored';
    link.href = location;
    link.textContent = form.dataset.sovitaanOpen;
    place.append(link);
    form.after(place);
  });
