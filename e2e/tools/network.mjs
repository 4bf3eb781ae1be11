// What a browser sends by itself while these pages are used: runs the browser
// tests, or the files that are named, without the flags that keep a test's
// browser quiet, and compares every host that the network log names with
// known-hosts.txt. Fails on one that is not there.
//
//   node tools/network.mjs [FILE...]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { readdirSync, readFileSync } from "node:fs";
import { top } from "./stand.mjs";

const files = process.argv.slice(2).length ? process.argv.slice(2) : readdirSync(top + "e2e/tests").filter((name) => name.endsWith(".test.mjs"));
const known = readFileSync(top + "e2e/tools/known-hosts.txt", "utf8").split("\n").filter((line) => line && !line.startsWith("#"))
  .map((line) => { const [host, ...why] = line.split(" "); return { host, why: why.join(" "), seen: 0 }; });
const knows = (name) => known.find(({ host }) => host === name || host.startsWith("*.") && name.endsWith(host.slice(1)));

const folder = await mkdtemp(join(tmpdir(), "aftercare-"));
const child = spawn(process.execPath, ["--test", "--test-force-exit", `--test-concurrency=${availableParallelism()}`, "--test-reporter=dot", ...files.map((name) => top + "e2e/tests/" + name)],
  { cwd: top + "e2e", env: { ...process.env, NETLOG: folder }, stdio: ["ignore", "inherit", "inherit"] });
const [code] = await once(child, "close");
if (code) console.log("some tests failed without the flags: what follows is what the log has all the same");

// Every look-up and every request that was begun; an unfinished log lacks its end.
const hosts = new Map();
const logs = await readdir(folder);
for (const log of logs) {
  const text = await readFile(join(folder, log), "utf8");
  for (const [, said] of text.matchAll(/"(?:host|url|origin|group_id|proxy_server|server)":"((?:[^"\\]|\\.)*)"/g)) {
    const url = said.split(" ")[0]; // a group says its site after the host
    const name = url.includes("://") ? URL.parse?.(url)?.hostname ?? url.split("/")[2] : url.split("/").pop().replace(/:\d+$/, "");
    if (!name || !name.includes(".") || /^(127\.0\.0\.1|[\d.]+)$/.test(name)) continue;
    const entry = hosts.get(name) ?? { times: 0, url };
    entry.times++;
    hosts.set(name, entry);
  }
}
let unknown = 0;
for (const [name, { times, url }] of [...hosts].sort()) {
  const entry = knows(name);
  if (!entry) unknown++;
  console.log(`${entry ? "known  " : "UNKNOWN"} ${name} ${times} (${url.slice(0, 100)})${entry ? ": " + entry.why : ""}`);
}
console.log(`${logs.length} browsers, ${hosts.size} hosts, ${unknown} unknown`);
await rm(folder, { recursive: true, force: true, maxRetries: 20 });
process.exit(unknown || !logs.length ? 1 : 0);
