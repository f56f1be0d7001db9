// node zip.mjs <folder> <archive>
//
// A folder as a zip archive. Its files carry no time of their own, so that the same files make the same archive.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { zipSync } from "fflate";

const [folder, archive] = process.argv.slice(2);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
const files = {};
for (const path of paths) files[relative(dirname(folder), path).split(sep).join("/")] = await readFile(path);
// The format counts from 1980, where the clock on the wall stands.
await writeFile(archive, zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) }));
