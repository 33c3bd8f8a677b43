// Build what the browser gets: our own style and scripts bundled, htmx as it is.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";

const out = "web/static/built";
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const scripts = readdirSync("web/scripts").filter((name) => name.endsWith(".js"));
const target = ["chrome90", "safari14", "firefox90"];

await build({
  entryPoints: scripts.map((name) => `web/scripts/${name}`),
  bundle: true, minify: true, format: "iife", outdir: out, target, legalComments: "none",
});
await build({
  entryPoints: ["web/styles/kith.css"],
  bundle: true, minify: true, outdir: out, target: ["chrome90", "safari15", "firefox90"], legalComments: "none",
});
copyFileSync("node_modules/htmx.org/dist/htmx.min.js", `${out}/htmx.js`);
