// Build what the pages load: each file of src/ into one of the same name, with all it needs.
// Takes nothing from a network when it runs: `npm ci` before it does.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HERE = import.meta.dirname;
const OUT = join(HERE, "..", "src", "dragoman", "show", "web", "static");

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

// Of the sources of one file: its own, those of the folder of its name, and the versions of packages.
function mark(name) {
  const folder = join(HERE, "src", name);
  const parts = [join(HERE, "src", `${name}.js`), ...(exists(folder) ? files(folder) : []), join(HERE, "package-lock.json")];
  const hash = createHash("sha256");
  for (const part of parts) hash.update(readFileSync(part));
  return hash.digest("hex").slice(0, 16);
}

function exists(path) {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

const asked = process.argv.slice(2);
const names = readdirSync(join(HERE, "src")).filter((file) => file.endsWith(".js")).map((file) => file.slice(0, -3));
for (const name of names.filter((name) => !asked.length || asked.includes(name))) {
  await build({
    entryPoints: [join(HERE, "src", `${name}.js`)],
    outfile: join(OUT, `${name}.js`),
    bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "eof",
    banner: { js: `/* dragoman ${name} ${mark(name)} */` },
    loader: { ".css": "text" },
    logLevel: "warning",
  });
}
