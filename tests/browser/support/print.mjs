/** A page on paper, as a reader of PDFs reads it: its text in order, and what it says of its parts. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const side = '20mm';
/** A sheet as an office prints it. */
export const sheet = {
  format: 'A4',
  margin: { top: side, right: side, bottom: side, left: side },
  tagged: true,
  outline: true,
};

/**
 * Prints a page: `{language, outline, pages}`. The outline is a list of `[depth, title]`. A page is its `blocks`,
 * `{role, text, size}` in the order of the text: `role` is what it stands in (`H2`, `TH`, `TD`) or undefined, `size` that
 * of the letters in points.
 */
export async function printed(page) {
  const data = new Uint8Array(await page.pdf(sheet));
  const reading = getDocument({ data, verbosity: VerbosityLevel.ERRORS });
  try {
    const document = await reading.promise;
    const pages = [];
    for (let number = 1; number <= document.numPages; number++) pages.push(await read(await document.getPage(number)));
    const { info } = await document.getMetadata();
    const listed = (items, depth) => items.flatMap((item) => [[depth, item.title], ...listed(item.items, depth + 1)]);
    return { language: info.Language, outline: listed((await document.getOutline()) ?? [], 0), pages };
  } finally {
    await reading.destroy();
  }
}

async function read(page) {
  const parts = new Map();
  collect(await page.getStructTree(), undefined, parts);
  const blocks = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (parts.has(item.id)) blocks.push({ role: parts.get(item.id), text: '' });
    const block = blocks.at(-1);
    // What stands before all of it is the page's number.
    if (!block || !item.str) continue;
    block.text += item.str;
    if (item.str.trim()) block.size = Math.round(item.height * 10) / 10;
  }
  return { blocks: blocks.filter(({ text }) => text.trim()) };
}

/** By the id of a text: what it stands in. */
function collect(node, above, parts) {
  const role = /^(H\d|TH|TD)$/.test(node.role) ? node.role : above;
  if (node.id) parts.set(node.id, role);
  for (const child of node.children ?? []) collect(child, role, parts);
}

/** Without what differs between a line on screen and the same line broken on paper. */
export const squeezed = (text) => text.replace(/[\s\u00ad\u2010•-]+/g, '');
