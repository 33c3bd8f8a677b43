// Build what the browser gets: our own style and scripts bundled, and htmx, all minified.
import { build } from "esbuild";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";

const out = "web/static/built";
const browsers = ["chrome90", "edge90", "firefox90", "safari15"];

function ofKind(folder, ending) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const shared = { bundle: true, minify: true, outdir: out, target: browsers, legalComments: "none", logLevel: "warning" };
await build({ ...shared, entryPoints: ofKind("web/scripts", ".js"), format: "iife" });
await build({ ...shared, entryPoints: ofKind("web/styles", "kith.css") });
copyFileSync("node_modules/htmx.org/dist/htmx.min.js", `${out}/htmx.js`);
