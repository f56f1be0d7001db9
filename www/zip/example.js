// What a page does that takes the document itself: this one shows it. Yours would send it to a server, and give
// `respondWith` the promise of the answer; what to send and to store is `event.text`, byte by byte.
document.addEventListener('sovitaan-submit', (event) => {
  const heading = document.createElement('h2');
  heading.textContent = 'Asiakirja, jonka palvelin saisi';
  const shown = document.createElement('pre');
  shown.textContent = JSON.stringify(event.detail, null, 2);
  document.getElementById('result').replaceChildren(heading, shown);
  event.respondWith(Promise.resolve());
});
