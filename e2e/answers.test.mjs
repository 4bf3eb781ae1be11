// The same record, pack and moment give the same bytes in the page as in Go.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { newReader, startBrowser, startServer, top } from "./stand.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const count = 10_000;

test(`${count} people get the same answer in the page as from the engine`, async (t) => {
  const people = execFileSync(top + "build/stand", ["-people", String(count)], { maxBuffer: 1 << 28 })
    .toString().trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(people.length, count);
  const reader = await newReader(browser, server);
  await reader.open("/");
  await reader.ready();
  const began = Date.now();
  for (let from = 0; from < count; from += 1000) {
    const batch = people.slice(from, from + 1000);
    const sums = await reader.page.evaluate(async (batch) => {
      const encoder = new TextEncoder(), sums = [];
      for (const { record, asOf } of batch) {
        const sum = await crypto.subtle.digest("SHA-256", encoder.encode(globalThis.aftercare.guide(record, asOf)));
        sums.push([...new Uint8Array(sum)].map((b) => b.toString(16).padStart(2, "0")).join(""));
      }
      return sums;
    }, batch);
    batch.forEach((person, n) => assert.equal(sums[n], person.sha256, `person ${from + n}, as of ${person.asOf}: ${person.record}`));
  }
  t.diagnostic(`${count} answers in the page in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const memory = await reader.page.evaluate(() => globalThis.aftercare && performance.memory?.usedJSHeapSize);
  t.diagnostic(`script memory after them: ${(memory / 2 ** 20).toFixed(1)} MiB`);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});

test("a record that is not valid gets its findings, not an answer", async () => {
  const reader = await newReader(browser, server);
  await reader.open("/");
  await reader.ready();
  const said = await reader.page.evaluate(() => globalThis.aftercare.guide('{"format":"aftercare.record/1","loss":{"on":"yesterday"}}', "2026-11-21"));
  assert.match(said, /^\/loss\/on: /);
  await reader.close();
});
