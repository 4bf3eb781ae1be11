// The same record, pack and instant give the same bytes in the page as in Go,
// from the program that everybody loads and from the one with the diary; and
// the diary's alarm at save is the engine's.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { begin, call, passphrase, visit } from "../tools/diary.mjs";
import { newReader, startBrowser, startServer, top } from "../tools/stand.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// AFTERCARE_RECORDS sets a longer run.
const count = Number(process.env.AFTERCARE_RECORDS ?? 1000), size = 500;

// batches reads generated people as they come: a hundred thousand do not fit in a string.
async function* batches() {
  const child = spawn(top + "build/stand", ["-people", String(count)], { stdio: ["ignore", "pipe", "inherit"] });
  let batch = [];
  for await (const line of createInterface({ input: child.stdout })) {
    batch.push(JSON.parse(line));
    if (batch.length === size) { yield batch; batch = []; }
  }
  if (batch.length) yield batch;
}

test(`${count} people get the same answer from both programs of the page as from the engine`, async (t) => {
  const one = await newReader(browser, server, { worker: false }), two = await newReader(browser, server, { worker: false });
  for (const reader of [one, two]) {
    await reader.open("/");
    await reader.ready();
  }
  await two.page.evaluate(() => { globalThis.first = globalThis.aftercare.guide; });
  await visit(two.page, "/notes/");
  assert.ok(await two.page.evaluate(() => globalThis.aftercare.guide !== globalThis.first), "the second program has not taken over");
  const took = [0, 0];
  let seen = 0;
  for await (const batch of batches()) {
    await Promise.all([one, two].map(async (reader, n) => {
      const began = Date.now();
      const sums = await reader.page.evaluate(async (batch) => {
        const encoder = new TextEncoder(), sums = [];
        for (const { record, asOf } of batch) {
          const sum = await crypto.subtle.digest("SHA-256", encoder.encode(await globalThis.aftercare.guide(record, asOf)));
          sums.push([...new Uint8Array(sum)].map((b) => b.toString(16).padStart(2, "0")).join(""));
        }
        return sums;
      }, batch);
      took[n] += Date.now() - began;
      batch.forEach((person, i) => assert.equal(sums[i], person.sha256, `program ${n + 1}, person ${seen + i}, as of ${person.asOf}: ${person.record}`));
    }));
    seen += batch.length;
  }
  assert.equal(seen, count);
  t.diagnostic(`${seen} answers in the page in ${took.map((ms) => (ms / 1000).toFixed(1) + " s").join(" and ")}, one program beside the other`);
  const memory = await one.page.evaluate(() => globalThis.aftercare && performance.memory?.usedJSHeapSize);
  t.diagnostic(`script memory after them: ${(memory / 2 ** 20).toFixed(1)} MiB`);
  for (const reader of [one, two]) {
    assert.deepEqual(reader.wrong, []);
    await reader.close();
  }
});

test("a record that is not valid gets its findings, not an answer", async () => {
  const reader = await newReader(browser, server, { worker: false });
  await reader.open("/");
  await reader.ready();
  const said = await reader.page.evaluate(() => globalThis.aftercare.guide('{"format":"aftercare.record/1","loss":{"on":"yesterday"}}', "2026-11-21"));
  assert.match(said, /^\/loss\/on: /);
  await reader.close();
});

// drawn yields the same sequence of numbers below n at every run.
function drawn(seed) {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let x = Math.imul(seed ^ (seed >>> 15), seed | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) % n;
  };
}

const temperatures = ["36.6", "37.9", "38.4", "39.1"];
const ordinary = ["bleeding", "pain", "mood", "sleep", "medicine"];
const diaries = 12, entries = 25;

test(`the diary's alarms at ${diaries * entries} saves are the engine's for the same record`, async (t) => {
  const reader = await newReader(browser, server, { worker: false });
  const { page } = reader;
  await reader.open("/");
  await reader.ready();
  await begin(page);
  await visit(page, "/notes/write/");
  const choices = await page.$$eval("main form input[type=radio], main form input[type=checkbox]", (list) => {
    const names = {};
    for (const { name, value } of list) (names[name] ??= []).push(value);
    return Object.entries(names);
  });
  assert.ok(choices.length > 8, JSON.stringify(choices));
  const below = drawn(20261121), levels = {};
  let refused = 0, told = 0;
  for (let n = 0; n < diaries; n++) {
    if (n > 0) {
      await call(page, "POST", "/notes/erase/", { go: "erase" });
      await call(page, "POST", "/notes/start/", { go: "begin", pass: passphrase, again: passphrase, lock: "60" });
    }
    const pages = [];
    for (let tries = 0; pages.length < entries; tries++) {
      assert.ok(tries < 10 * entries, "hardly anything is kept");
      const fields = { go: "save", day: new Date(Date.now() - 86_400_000 * below(12)).toLocaleDateString("sv", { timeZone: "Europe/London" }) };
      // Half of them are ordinary days, with little that could be an alarm.
      const calm = n % 2 === 0;
      for (const [name, values] of choices) if (below(6) === 0 && !(calm && !ordinary.includes(name) && below(30))) fields[name] = values[below(calm ? Math.ceil(values.length / 2) : values.length)];
      if (below(8) === 0 && !(calm && below(4))) { fields.temperature = temperatures[below(4)]; fields["temperature-unit"] = "Cel"; }
      const { status, body } = await call(page, "POST", "/notes/write/", fields);
      if (status === 200) pages.push(body); else refused++;
    }
    const kept = await page.evaluate(() => new Promise((done) => aftercare.handle("POST", "/notes/out/", "go=json", ({ file }) => done(new TextDecoder().decode(file.bytes)))));
    const { entries: written } = JSON.parse(kept);
    const judged = JSON.parse(execFileSync(top + "build/stand", ["-judge"], { input: kept }));
    assert.deepEqual([written.length, judged.length], [entries, entries]);
    const before = new Set();
    for (const [i, { level, statements }] of judged.entries()) {
      const at = `diary ${n}, entry ${i + 1}: ${JSON.stringify(written[i])}`, said = written[i].told;
      levels[level] = (levels[level] ?? 0) + 1;
      if (said) {
        told++;
        assert.deepEqual([said.level, said.statements], [level, statements], at);
      } else if (level !== "self-care") {
        for (const s of statements) assert.ok(before.has(s), `${s} was not told, ${at}`);
      }
      assert.equal(/<section class="?now/.test(pages[i]), level === "same-day" || level === "emergency", `the page at save, ${level}, ${at}`);
      for (const s of said?.statements ?? []) before.add(s);
    }
  }
  t.diagnostic(`${diaries * entries} saves (${refused} refused), ${told} with an alarm of their own; levels ${JSON.stringify(levels)}`);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});
