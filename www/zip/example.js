// What a page does that takes the document itself: this one shows it. Yours would send it to a server, and give
// `respondWith` the promise of the answer; what to send and to store is `event.text`, byte by byte.
document.addEventListener('sovitaan-submit', (event) => {
  const result = document.getElementById('result');
  result.querySelector('code').textContent = JSON.stringify(event.detail, null, 2);
  result.hidden = false;
  event.respondWith(Promise.resolve());
});
