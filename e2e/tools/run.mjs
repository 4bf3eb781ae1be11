// Runs the files of browser tests, one more at a time than there are cores, since a
// test also waits, but at most four: no test measures time (make budgets does).
//
//   node tools/run.mjs [FILE...]
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { top } from "./stand.mjs";

// Those that take longest, the longest first: one that began last would end alone.
const longest = ["languages", "journey", "vault", "pages", "rtl", "leaving", "tabs", "diary", "remains"];

const name = (file) => file.replace(".test.mjs", ""), place = (file) => (longest.indexOf(name(file)) + 1 || longest.length + 1);
const chosen = process.argv.slice(2), every = readdirSync(top + "e2e/tests").filter((file) => file.endsWith(".test.mjs"));
const files = (chosen.length ? chosen : every).sort((a, b) => place(a) - place(b));
const all = run({ files: files.map((file) => top + "e2e/tests/" + file), concurrency: Math.min(availableParallelism() + 1, 4), forceExit: true });
all.on("test:fail", () => { process.exitCode = 1; });
all.compose(new spec()).pipe(process.stdout);
