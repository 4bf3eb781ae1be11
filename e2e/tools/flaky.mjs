// Runs each file of browser tests again and again, more files at a time than there are
// cores, so that every core is busy, and stops at the first failure. What has passed is
// remembered in build/flaky.json: a run that was stopped goes on, and a newer program or
// test begins anew.
//
//   node tools/flaky.mjs [TIMES [FILE...]]
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { once } from "node:events";
import { program, top } from "./stand.mjs";

const [times = "20", ...chosen] = process.argv.slice(2);
const folder = top + "e2e/tests/", record = top + "build/flaky.json";
const files = chosen.length ? chosen : readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));

// What a pass is worth nothing without: the program, the test and its tools.
const edition = (file) => {
  const hash = createHash("sha256");
  for (const path of [program, ...readdirSync(top + "build/web").map((name) => top + "build/web/" + name), folder + file,
    ...["stand", "diary", "steps"].map((name) => `${top}e2e/tools/${name}.mjs`)]) hash.update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
};

mkdirSync(top + "build", { recursive: true });
const passed = existsSync(record) ? JSON.parse(readFileSync(record)) : {};
for (const file of files) {
  const now = edition(file);
  if (passed[file]?.edition !== now) passed[file] = { edition: now, runs: 0 };
}

const running = new Map();
const end = (code) => { for (const child of running.values()) child.kill("SIGKILL"); process.exit(code); };
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => end(1));

// The file that has passed least often, of those that aren't running.
const next = () => files.filter((file) => !running.has(file) && passed[file].runs < Number(times)).sort((a, b) => passed[a].runs - passed[b].runs)[0];

async function work() {
  for (let file = next(); file; file = next()) {
    const began = Date.now();
    const child = spawn(process.execPath, ["--test", "--test-force-exit", "--test-reporter=spec", folder + file], { cwd: top + "e2e" });
    running.set(file, child);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { said += text; });
    const [code] = await once(child, "close");
    running.delete(file);
    if (code !== 0) {
      console.log(said);
      console.log(`${file} failed in run ${passed[file].runs + 1}`);
      end(1);
    }
    passed[file].runs++;
    writeFileSync(record, JSON.stringify(passed, null, 1));
    console.log(`${file}: ${passed[file].runs} of ${times}, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
}
await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
process.exit(0);
