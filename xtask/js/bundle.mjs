// node bundle.mjs <entry> <out directory> dev|release
//
// Bundles the entry, and each module that it imports lazily, into one file each, under the module's
// own name: no hashes, no shared chunks, so that a host can list the files, cache them under its own
// rules, and fetch one file before the first form.
import { readFile, rm } from "node:fs/promises";
import { basename, extname } from "node:path";
import { build, transform } from "esbuild";

const [entry, outdir, kind] = process.argv.slice(2);
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

const written = new Set();

async function bundle(source) {
  const name = nameOf(source);
  if (written.has(name)) throw new Error(`two modules would both become ${name}.js, one of them ${source}: rename it`);
  written.add(name);

  const { metafile } = await build({
    entryPoints: { [name]: source },
    outdir,
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: release,
    sourcemap: release ? false : "linked",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    plugins: [lazily, sheets],
  });
  const foreign = Object.keys(metafile.inputs).find((input) => input.includes("node_modules/"));
  if (foreign !== undefined) {
    throw new Error(`${foreign} would reach the page, and the bill of materials (xtask/src/sbom.rs) names crates only`);
  }
  for (const [file, { imports }] of Object.entries(metafile.outputs)) {
    const eager = imports.find(({ kind }) => kind === "import-statement");
    if (eager !== undefined) {
      throw new Error(`${file} imports ${eager.path} before it can start; the page would wait for a second file`);
    }
  }
}

await rm(outdir, { recursive: true, force: true });
await bundle(entry);
// A lazy module may itself import lazily; the set grows while it is read.
for (const source of lazy) await bundle(source);
