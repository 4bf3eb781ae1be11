// Lighthouse over the pages that are seen first. Accessibility and best
// practices have to be whole; performance is of this machine, so it is only
// said beside its goal. It asks no host but the server it started.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { flags, startServer } from "../stand.mjs";

const pages = ["/", "/about/", "/help/", "/notes/"];
const goals = { accessibility: 100, "best-practices": 100, performance: 98 };

const server = await startServer();
const home = await mkdtemp(join(tmpdir(), "aftercare-"));
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: flags, userDataDir: home });
const faults = [];
try {
  for (const path of process.argv[2] ? process.argv.slice(2) : pages) {
    assert.ok(server.paths.includes(path), path);
    const { lhr } = await lighthouse(server.url + path, { port: chrome.port, onlyCategories: Object.keys(goals), logLevel: "error", disableFullPageScreenshot: true });
    const scores = Object.keys(goals).map((name) => `${name} ${Math.round(lhr.categories[name].score * 100)}`);
    const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"].map((id) => `${id} ${lhr.audits[id].displayValue}`);
    console.log(`${path}: ${scores.join(", ")} (${times.join(", ")})`);
    if (lhr.runtimeError) console.log(lhr.runtimeError.message), faults.push(`${path}: ${lhr.runtimeError.message}`);
    for (const [name, goal] of Object.entries(goals)) {
      const category = lhr.categories[name];
      const low = category.auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1);
      for (const { id } of low) console.log(`  ${name}: ${id}: ${lhr.audits[id].title} ${JSON.stringify(lhr.audits[id].details?.items ?? []).slice(0, 300)}`);
      if (name !== "performance" && category.score * 100 < goal) faults.push(`${path}: ${name} ${category.score * 100}`);
    }
  }
} finally {
  chrome.kill();
  await server.stop();
  await rm(home, { recursive: true, force: true });
}
assert.deepEqual(faults, []);
