// A year after a loss, in a diary and its pages: nothing addresses her as
// pregnant, and nothing breaks.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { begin, call, unlock, visit } from "../tools/diary.mjs";
import { newReader, startBrowser, startServer, top } from "../tools/stand.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// The program has its own list of banned words; these are phrases of pregnancy
// calendars and apps. She may ask about a new pregnancy, and some sources are
// named after a trimester of loss.
const pregnant = /weeks pregnant|week \d+ of|\d+ weeks and \d+ days|\byour \w+\strimester|\bbab(y|ies)|\bbump\b|\bkicks?\b|newborn|antenatal|prenatal|mother-to-be|expecting|congratulat|countdown/i;

const hour = 3_600_000, days = 365, every = 7;
const date = (at) => new Date(at).toISOString().slice(0, 10);
const paths = ["/", "/notes/", "/notes/answer/", "/notes/picture/", "/notes/summary/", "/notes/remind/", "/notes/days/"];

// given is what the diary's pages say, without showing them: that takes longer than
// all else, and other tests hold that what is given is shown.
const given = (page) => page.evaluate(async (paths) => {
  const said = [], ask = (path) => new Promise((done) => globalThis.aftercare.handle("GET", path, "", done));
  for (const path of paths) {
    let reply = await ask(path);
    while (reply.location) reply = await ask(reply.location);
    said.push(globalThis.read(new DOMParser().parseFromString(globalThis.policy.createHTML(reply.body), "text/html")));
  }
  return said;
}, paths.slice(1));

// read is what is read of a page.
const read = (page) => {
  const main = page.querySelector("main");
  return { path: main.dataset.path, alert: main.querySelector("[role=alert]")?.textContent, text: main.textContent, head: main.querySelector("h1")?.textContent, title: page.title };
};

test(`over ${days} days after a loss no page addresses her as pregnant`, async (t) => {
  const reader = await newReader(browser, server, { worker: false });
  const { page } = reader;
  const start = Date.parse("2026-11-02T10:00:00Z");
  await page.clock.setFixedTime(start);
  await reader.open("/");
  await reader.ready();
  await page.evaluate(`globalThis.read = ${read}; globalThis.policy = aftercareKeep.policy`); // the diary's program takes that away
  await begin(page);
  const tell = async (path, fields) => {
    const { status, body } = await call(page, "POST", path, { go: "save", ...fields });
    assert.equal(status, 200, `${path} ${JSON.stringify(fields)}: ${body.match(/<main[^]*/)[0].slice(0, 600)}`);
  };
  // What happened, through the forms' own paths: facts, the operation.
  await tell("/notes/event/13/", { country: "GB", kind: "missed", location: "intrauterine", passed: "day", "passed-on": date(start), day: date(start) });
  await tell("/notes/event/7/", { "operation-on": date(start), anaesthetic: "general", operation: "vacuum-aspiration" });
  const texts = [], titles = new Set();
  for (let day = 0; day <= days; day += every) {
    await page.clock.setFixedTime(start + day * 24 * hour);
    await page.mouse.move(20 + day % 50, 20); // the first touch after a long time locks
    await visit(page, "/notes/");
    if (await page.$("main input[name=unlock]")) await unlock(page);
    if (day < 60 || day % 28 === 0) await tell("/notes/write/", { bleeding: ["moderate", "light", "spotting", "none"][Math.min(3, day / every)], pain: day < 14 ? "mild" : "none", mood: "ok", day: date(start + day * 24 * hour) });
    const diary = await given(page);
    await visit(page, paths[0]);
    for (const seen of [...diary, await page.evaluate(() => globalThis.read(document))]) {
      assert.ok(seen.head && !seen.alert, `day ${day}: ${JSON.stringify(seen).slice(0, 300)}`);
      // The people a text was written for are named as they are.
      texts.push({ at: `day ${day}, ${seen.path}`, text: `${seen.text} ${seen.title}`.replaceAll(/written for abortion care/gi, "") });
      titles.add(seen.title);
    }
  }
  const last = texts.filter(({ at }) => at.startsWith(`day ${days - days % every},`));
  assert.match(last.map(({ text }) => text).join(" "), /2027/, "the clock has not moved the program");
  const said = JSON.parse(execFileSync(top + "build/stand", ["-words"], { input: JSON.stringify(texts.map(({ text }) => text)), maxBuffer: 1 << 26 }));
  const found = texts.flatMap(({ at, text }, n) => [said[n], text.match(pregnant)?.[0]].filter(Boolean).map((word) => `${at}: ${word}: ${text.slice(Math.max(0, text.toLowerCase().indexOf(word.toLowerCase()) - 60)).slice(0, 140)}`));
  assert.deepEqual(found.slice(0, 20), []);
  assert.deepEqual(reader.wrong, []);
  t.diagnostic(`${texts.length} pages on ${texts.length / paths.length} days; titles: ${[...titles].join(", ")}`);
  await reader.close();
});
