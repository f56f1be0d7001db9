// The page of one stored document: gives the envelope to the element, which shows it.
"use strict";

const place = document.querySelector("[data-document]");
const button = document.querySelector("button.print");

button.hidden = false;
button.addEventListener("click", () => window.print());

async function show() {
  const response = await fetch(place.dataset.document);
  if (!response.ok) throw new Error(`${place.dataset.document} answered ${response.status}`);
  place.querySelector("sovitaan-form").submission = await response.json();
}

show().catch((error) => {
  console.error(error);
  document.querySelector(".stored").textContent = place.dataset.unavailable;
});
