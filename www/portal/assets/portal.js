// The page of a checklist: what surrounds the form while it is filled in.
"use strict";

const form = document.querySelector("sovitaan-form");
const sheet = form.closest(".form");

// The form's language, while the page and the answers stay as they are.
const choice = document.querySelector(".form-language");
choice.hidden = false;
choice.addEventListener("change", (event) => {
  form.lang = event.target.value;
});

// A document to go on from, or the halves of those who have answered apart.
async function open() {
  const { src, submission, halves, unavailable } = sheet.dataset;
  try {
    const response = await fetch(submission ?? halves);
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    const found = await response.json();
    form.setAttribute("src", src);
    if (submission) form.submission = found;
    else form.documents = found;
  } catch (error) {
    console.error(error);
    document.querySelector(".notice [role=status]").textContent = unavailable;
  }
}
if (sheet.dataset.submission ?? sheet.dataset.halves) open();

// Answers that the form starts with: an example's, or what carries over from an earlier document.
async function start() {
  const { src, answers, unavailable } = sheet.dataset;
  let text;
  try {
    const response = await fetch(answers);
    if (!response.ok) throw new Error(`${answers} answered ${response.status}`);
    text = await response.text();
  } catch (error) {
    console.error(error);
    document.querySelector(".notice [role=status]").textContent = unavailable;
  }
  form.setAttribute("src", src);
  if (text) form.value = text;
}
if (sheet.dataset.answers) start();

// Whoever leaves with answers that are stored nowhere is asked by the browser, wherever they go.
const ask = (event) => event.preventDefault();
const unsaved = () => addEventListener("beforeunload", ask);
const saved = () => removeEventListener("beforeunload", ask);
form.addEventListener("sovitaan-change", unsaved);

// The portal says that a document is stored, outside the form, and leads to it.
form.addEventListener("sovitaan-stored", (event) => {
  saved();
  const place = document.querySelector(".stored");
  place.replaceChildren(place.dataset.stored);
  const { location } = event.detail;
  if (location) {
    // `Location` is the envelope's address, and ends in the name of the document; so does its page's.
    const name = new URL(location, document.baseURI).pathname.split("/").pop();
    const link = document.createElement("a");
    link.href = place.dataset.documents + name;
    link.textContent = place.dataset.open;
    place.append(" ", link);
  }
});
// Answers that were changed while the others were on their way are not stored.
form.addEventListener("sovitaan-error", (event) => {
  if (event.detail.code === "stored-earlier") unsaved();
});
