/**
 * The contents of a file as base64; empty when it has more bytes than `most`, which is not read at all, and when the
 * browser cannot read it.
 */
export function read(file: File, most: number): Promise<string> {
  if (file.size > most) return Promise.resolve('');
  return new Promise((resolve) => {
    const reader = new FileReader();
    // "data:<type>;base64,<contents>"; an empty file has no comma.
    reader.onload = () => resolve((reader.result as string).split(',')[1] ?? '');
    reader.onerror = () => resolve('');
    reader.readAsDataURL(file);
  });
}
