// What the portal does with a stored document: it says so, outside the form, and leads to it.
"use strict";

document.addEventListener("sovitaan-stored", (event) => {
  const place = document.querySelector(".stored[data-documents]");
  if (!place) return;
  const { location } = event.detail;
  place.replaceChildren(place.dataset.stored);
  if (location) {
    // `Location` is the envelope's address, and ends in the name of the document; so does its page's.
    const name = new URL(location, document.baseURI).pathname.split("/").pop();
    const link = document.createElement("a");
    link.href = place.dataset.documents + name;
    link.textContent = place.dataset.open;
    place.append(" ", link);
  }
});
