/** Hands a text to the person as a file. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // It is in no document: the page hears nothing of the click.
  link.click();
  // Some browsers read it only after they have asked where to keep it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
