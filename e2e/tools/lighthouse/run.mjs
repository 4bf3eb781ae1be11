// Lighthouse on the pages that readers see first. Accessibility and best practices
// must be 100; performance depends on the machine, so it is only printed with its
// goal. It contacts no host but the server it started.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import desktop from "lighthouse/core/config/desktop-config.js";
import { flags, startServer } from "../stand.mjs";

const pages = ["/", "/read/1/", "/help/", "/notes/"];
const goals = { accessibility: 100, "best-practices": 100, performance: 98 };

const server = await startServer();
const home = await mkdtemp(join(tmpdir(), "aftercare-"));
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: flags, userDataDir: home });
const faults = [];
try {
  // With phone settings and the processor slowed four times; the first page with
  // desktop settings too.
  for (const [path, as] of [...pages.map((path) => [path, "phone"]), ["/", "desk"]]) {
    assert.ok(server.paths.includes(path), path);
    // On a busy machine the browser may lose a trace; that says nothing about the page.
    let lhr;
    for (let tries = 0; tries < 3 && (!lhr || lhr.runtimeError); tries++) {
      ({ lhr } = await lighthouse(server.url + path, { port: chrome.port, onlyCategories: Object.keys(goals), logLevel: "silent", disableFullPageScreenshot: true }, as === "desk" ? desktop : undefined));
    }
    const scores = Object.keys(goals).map((name) => `${name} ${Math.round(lhr.categories[name].score * 100)}`);
    const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"].map((id) => `${id} ${lhr.audits[id].displayValue}`);
    console.log(`${path} as on a ${as}: ${scores.join(", ")} (${times.join(", ")})`);
    if (lhr.runtimeError) faults.push(`${path}: ${lhr.runtimeError.message}`);
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
  await rm(home, { recursive: true, force: true, maxRetries: 20 });
}
assert.deepEqual(faults, []);
