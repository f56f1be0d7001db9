/** A stored document to read: the form is told which form it is when there is a document to show. */
for (const form of document.querySelectorAll('sovitaan-form[data-sovitaan-document]')) {
  const { sovitaanDocument, sovitaanSrc, sovitaanMissing } = form.dataset;
  const response = await fetch(sovitaanDocument);
  if (response.ok) {
    const document = await response.json();
    form.src = sovitaanSrc;
    form.submission = document;
  } else form.replaceWith(sovitaanMissing);
}
