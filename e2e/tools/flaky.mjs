// Runs each file of browser tests again and again with every core busy, and
// stops at the first failure. What has passed is remembered in build/flaky.json,
// so that a run that was stopped goes on; a newer program or test begins anew.
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
const busy = Array.from({ length: availableParallelism() }, () => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
const rest = () => busy.forEach((child) => child.kill("SIGKILL"));
process.on("exit", rest);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

for (const file of files) {
  const now = edition(file);
  if (passed[file]?.edition !== now) passed[file] = { edition: now, runs: 0 };
  while (passed[file].runs < Number(times)) {
    const began = Date.now();
    const child = spawn(process.execPath, ["--test", "--test-force-exit", "--test-reporter=spec", folder + file], { cwd: top + "e2e" });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { said += text; });
    const [code] = await once(child, "close");
    if (code !== 0) {
      console.log(said);
      console.log(`${file} failed in run ${passed[file].runs + 1}`);
      process.exit(1);
    }
    passed[file].runs++;
    writeFileSync(record, JSON.stringify(passed, null, 1));
    console.log(`${file}: ${passed[file].runs} of ${times}, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
}
process.exit(0);
