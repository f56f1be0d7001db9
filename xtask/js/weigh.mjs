// node weigh.mjs <directory>: prints {"file": {raw, gzip, brotli}, …} in bytes, as JSON.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [directory] = process.argv.slice(2);
const sizes = {};
for (const name of readdirSync(directory, { recursive: true })) {
  const path = join(directory, name);
  if (!statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  sizes[name.replaceAll("\\", "/")] = {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}
console.log(JSON.stringify(sizes));
