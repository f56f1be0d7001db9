// node bundle.mjs <www/element> <out directory> dev|release <locales> <name in dist>=<wasm file> …
//
// What a page or a bundler may load, each with each module that it imports lazily: one file each, under the module's own
// name. No hashes, no shared chunks, so that a host can list the files, cache them under its own rules, and fetch one file
// before the first form.
import { readdir, readFile, rm } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const [sources, outdir, kind, locales, ...chunks] = process.argv.slice(2);
const wasm = Object.fromEntries(chunks.map((chunk) => chunk.split("=", 2)));
const release = kind === "release";

/** The name in dist, without the ending. */
const nameOf = (file) => basename(file, extname(file));

/** The source files that are imported lazily. */
const lazy = new Set();

/** `import("./calendar.js")` becomes an import of the finished file beside the importing one. */
const lazily = {
  name: "lazily",
  setup(bundler) {
    bundler.onResolve({ filter: /^\./ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (kind !== "dynamic-import" || pluginData === "resolving") return undefined;
      const found = await bundler.resolve(path, { importer, resolveDir, kind, pluginData: "resolving" });
      if (found.errors.length > 0) return found;
      lazy.add(found.path);
      return { path: `./${nameOf(found.path)}.js`, external: true };
    });
  },
};

/** A style sheet is imported as text, as small as the build wants it. */
const sheets = {
  name: "sheets",
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), {
        loader: "css",
        minify: release,
        sourcefile: path,
      });
      return { contents: code, loader: "text" };
    });
  },
};

/** `packed:…` is a finished wasm file as the base64 of its gzip, or the words of all languages. */
const packed = {
  name: "packed",
  setup(bundler) {
    bundler.onResolve({ filter: /^packed:/ }, ({ path }) => ({ path: path.slice("packed:".length), namespace: "packed" }));
    bundler.onLoad({ filter: /\.wasm$/, namespace: "packed" }, async ({ path }) => {
      const bytes = gzipSync(await readFile(wasm[path]), { level: 9 });
      return { contents: bytes.toString("base64"), loader: "text" };
    });
    bundler.onLoad({ filter: /^locales$/, namespace: "packed" }, async () => {
      const files = (await readdir(locales)).sort();
      const texts = await Promise.all(files.map((file) => readFile(join(locales, file), "utf8")));
      const words = Object.fromEntries(files.map((file, at) => [nameOf(file), JSON.parse(texts[at])]));
      return { contents: JSON.stringify(words), loader: "json" };
    });
  },
};

/** The bill of materials (xtask/src/sbom.rs) names crates only, and a page waits for no second file. */
function inspect({ inputs, outputs }, outside = []) {
  const foreign = Object.keys(inputs).find((input) => input.includes("node_modules/"));
  if (foreign !== undefined) throw new Error(`${foreign} would reach the page, and the bill of materials does not know it`);
  for (const [file, { imports }] of Object.entries(outputs)) {
    const eager = imports.find(({ path, kind }) => kind === "import-statement" && !outside.includes(path));
    if (eager !== undefined) throw new Error(`${file} imports ${eager.path} before it can start`);
  }
}

const common = {
  outdir,
  bundle: true,
  target: "es2022",
  charset: "utf8",
  minify: release,
  sourcemap: release ? false : "linked",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};

const written = new Set();

/** An ES module. */
async function bundle(source) {
  const name = nameOf(source);
  if (written.has(name)) throw new Error(`two modules would both become ${name}.js, one of them ${source}: rename it`);
  written.add(name);
  const { metafile } = await build({ ...common, entryPoints: { [name]: source }, format: "esm", external: ["node:*"], plugins: [lazily, sheets] });
  inspect(metafile);
}

/** A classic script, which knows its own address by another way than a module does. */
async function script(name, source, plugins) {
  const { metafile } = await build({
    ...common,
    entryPoints: { [name]: source },
    format: "iife",
    globalName: "Sovitaan",
    // To a bundler the script is a module, whose `var Sovitaan` nobody outside would see.
    footer: { js: "globalThis.Sovitaan = Sovitaan;" },
    define: { "import.meta.url": "scriptAddress" },
    inject: [join(sources, "script-address.ts")],
    plugins: [...plugins, sheets],
  });
  inspect(metafile);
}

await rm(outdir, { recursive: true, force: true });
for (const entry of ["sovitaan.ts", "index.ts", "validate.ts", "embed.ts", "frame.ts"]) await bundle(join(sources, entry));
await script("sovitaan.iife", join(sources, "iife.ts"), [lazily]);
// Unoptimised wasm is no file to look at; what is developed is looked at in the others.
if (release) await script("sovitaan.inline", join(sources, "inline.ts"), [packed]);
// A lazy module may itself import lazily; the set grows while it is read.
for (const source of lazy) await bundle(source);
