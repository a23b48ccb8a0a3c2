// Build what the pages load: each file of src/ into one of the same name, with all it needs, and the licences of that.
// Takes nothing from a network when it runs: `npm ci` before it does. `node build.mjs now claims` builds those two.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HERE = import.meta.dirname;
const OUT = join(HERE, "..", "src", "dragoman", "show", "web", "static");
const OPTIONS = {
  absWorkingDir: HERE, bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "eof",
  loader: { ".css": "text" }, logLevel: "warning",
};

// What a script is made of: files of ours and of packages, as paths from here.
async function inputs(name) {
  const { metafile } = await build({ ...OPTIONS, entryPoints: [join("src", `${name}.js`)], write: false, metafile: true });
  return Object.keys(metafile.inputs);
}

// Of the sources of one script and the versions of packages, so that a test can tell that it was built from these.
function mark(name, files) {
  const entry = `src/${name}.js`;
  const parts = files.filter((file) => file.startsWith("src/") && file !== entry).sort();
  const hash = createHash("sha256");
  for (const part of [entry, ...parts, "package-lock.json"]) hash.update(readFileSync(join(HERE, part)));
  return hash.digest("hex").slice(0, 16);
}

// The packages that files belong to, and the terms of each.
function licences(files) {
  const names = new Set(files.filter((file) => file.startsWith("node_modules/")).map((file) => {
    const [, first, second] = file.split("/");
    return first.startsWith("@") ? `${first}/${second}` : first;
  }));
  return [...names].sort().map((name) => {
    const folder = join(HERE, "node_modules", name);
    const told = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((one) => /^licen[sc]e/i.test(one));
    const terms = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${told.license}`;
    return `${told.name} ${told.version} (${told.license})\n\n${terms.replace(/\r\n/g, "\n")}\n`;
  });
}

const asked = process.argv.slice(2);
const names = readdirSync(join(HERE, "src")).filter((file) => file.endsWith(".js")).map((file) => file.slice(0, -3)).sort();
const used = [];
for (const name of names) {
  const files = await inputs(name);
  used.push(...files);
  if (asked.length && !asked.includes(name)) continue;
  await build({
    ...OPTIONS,
    entryPoints: [join("src", `${name}.js`)],
    outfile: join(OUT, `${name}.js`),
    banner: { js: `/* dragoman ${name} ${mark(name, files)} */` },
  });
}
const rule = `${"-".repeat(72)}\n\n`;
const head = "What the scripts of the web pages contain besides our own, and its terms. Made by front/build.mjs.\n\n";
writeFileSync(join(OUT, "licences.txt"), head + rule + licences(used).join(`\n${rule}`));
