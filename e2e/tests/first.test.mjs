// A diary's first steps: few words and screens until something is saved, and
// nothing that she writes is lost without a word.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, phone, startBrowser, startServer } from "../tools/stand.mjs";
import { begin, follow, passphrase, press, unlock, visit } from "../tools/diary.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

async function reader(options) {
  const r = await newReader(browser, server, { worker: false, ...options });
  await r.open("/");
  await r.ready();
  return r;
}

// The words that she can see, with everything folded still folded.
const words = (page) => page.$eval("main", (main) => main.innerText.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length);

// The bars: words to read until the first entry is saved, screens after the one
// with the passphrase, taps beside the two fields.
const mostWords = 350, mostScreens = 2, mostTaps = 4;

test("the first entry is a few words and two screens beyond the passphrase", async (t) => {
  const r = await reader({ viewport: phone, hasTouch: true });
  const { page } = r;
  let read = 0, screens = 0, taps = 0;
  const tap = async (selector) => { taps++; await page.tap(selector); };
  await visit(page, "/notes/");
  assert.match(await page.textContent("main"), /the diary is gone for good/);
  assert.match(await page.textContent("main"), /spyware/);
  read += await words(page);
  for (const name of ["pass", "again"]) await page.fill(`main input[name=${name}]`, passphrase);
  await follow(page, () => tap("main button[value=begin]"));
  screens++;
  read += await words(page);
  assert.ok(await page.isVisible("main input[name=mood]"), "mood is not asked at first sight");
  await tap("main label:has([name=bleeding][value=light])");
  await tap("main label:has([name=pain][value=mild])");
  await follow(page, () => tap("main button[value=save]"));
  screens++;
  assert.match(await page.textContent("main"), /Saved\./);
  const due = await page.$$eval("main .due .when", (all) => all.map((e) => e.textContent));
  for (const when of due) assert.match(when, /\d/, "something without a date is called due");
  t.diagnostic(`${read} words, ${screens} screens beyond the passphrase, ${taps} taps; then ${await words(page)} words`);
  assert.ok(read <= mostWords && screens <= mostScreens && taps <= mostTaps);
  assert.deepEqual(r.wrong, []);
  await r.close();
});

test("how strong the passphrase is stands below it as she types", async () => {
  const r = await reader();
  const { page } = r;
  await visit(page, "/notes/");
  const said = () => page.textContent("main output[for=f-pass]");
  assert.equal(await said(), "");
  let before = "";
  for (const [text, says] of [["short", /too short/], ["twelve letters", /^Weak/], ["a green apple on a blue plate", /^Fair/], ["a green apple on a blue plate by the garden door of somebody", /^Strong/]]) {
    await page.fill("#f-pass", text);
    assert.match(await said(), says);
    assert.notEqual(await said(), before);
    before = await said();
  }
  await page.fill("#f-pass", await page.textContent("main .words"));
  assert.match(await said(), /^Strong.*more than a million years/);
  await page.fill("#f-pass", "");
  assert.equal(await said(), "");
  assert.deepEqual(r.wrong, []);
  await r.close();
});

// She is writing an entry, and has not saved it.
async function writing(page) {
  await begin(page);
  await visit(page, "/notes/write/");
  await page.click("main label:has([name=bleeding][value=heavy])");
  await page.click("main details:has(textarea) > summary");
  await page.fill("main textarea", "half a wombat");
}

async function isBack(page) {
  await page.waitForSelector("main textarea");
  assert.equal(await page.inputValue("main textarea"), "half a wombat");
  assert.ok(await page.isChecked("main input[name=bleeding][value=heavy]"));
}

const clock = () => {
  const real = Date.now;
  globalThis.later = 0;
  Date.now = () => real() + globalThis.later * 60_000;
};
const locks = (page) => page.evaluate(() => { globalThis.later += 10; }).then(() => page.waitForSelector("main input[name=unlock]"));
const clears = (page) => page.evaluate(() => new Promise((done) => { const asked = indexedDB.deleteDatabase("kept"); asked.onsuccess = asked.onblocked = done; }));

test("what she is writing waits while she looks at another page", async () => {
  const r = await reader();
  const { page } = r;
  await writing(page);
  await visit(page, "/help/");
  assert.equal(await page.isVisible("#unsaved"), false, "help has something above it");
  await visit(page, "/notes/");
  assert.match(await page.textContent("#unsaved"), /isn't saved yet/);
  await follow(page, () => page.click("#unsaved button"));
  await isBack(page);
  assert.equal(await page.isVisible("#unsaved"), false);
  await press(page, "save");
  await visit(page, "/notes/");
  assert.equal(await page.isVisible("#unsaved"), false, "it was saved");
  assert.deepEqual(r.wrong, []);
  await r.close();
});

test("Back leaves what she is writing as it was, and a lock after that loses nothing", async () => {
  const r = await reader();
  const { page } = r;
  await page.evaluate(clock);
  await writing(page);
  await follow(page, () => page.goBack());
  assert.equal(await page.isVisible("#unsaved"), true);
  await follow(page, () => page.goForward());
  await isBack(page);
  assert.equal(await page.isVisible("#unsaved"), false);
  await follow(page, () => page.goBack());
  await locks(page);
  await unlock(page);
  await isBack(page);
  await press(page, "save");
  await visit(page, "/help/");
  await visit(page, "/notes/");
  assert.equal(await page.isVisible("#unsaved"), false, "it was saved");
  assert.deepEqual(r.wrong, []);
  await r.close();
});

test("what waits is sealed when the diary locks, and comes back with the passphrase", async () => {
  const r = await reader();
  const { page } = r;
  await page.evaluate(clock);
  await writing(page);
  await visit(page, "/help/");
  await locks(page);
  assert.match(await page.textContent("main"), /comes back when you open it/);
  assert.ok(!(await page.content()).includes("wombat"));
  await unlock(page);
  await isBack(page);
  await r.close();
});

test("a form that was refused comes back after a lock like any other", async () => {
  const r = await reader();
  const { page } = r;
  await page.evaluate(clock);
  await writing(page);
  await page.click("main details:has(.ask-fever) > summary");
  await page.fill("main input[name=temperature]", "much");
  await press(page, "save");
  assert.ok(await page.$("main [role=alert]"), "it was not refused");
  await locks(page);
  await unlock(page);
  await isBack(page);
  await r.close();
});

test("the diary is cleared by the browser after it locked under her text: it is said", async () => {
  const r = await reader();
  const { page } = r;
  await page.evaluate(clock);
  await writing(page);
  await locks(page);
  await clears(page);
  await visit(page, "/notes/");
  assert.match(await page.textContent("main"), /What you were writing when the diary locked is gone/);
  await r.close();
});

test("another tab deletes the diary while her text waits: it is said", async () => {
  const r = await reader();
  const { page, context } = r;
  await writing(page);
  await visit(page, "/help/");
  const other = await context.newPage();
  await other.goto(server.url + "/");
  await other.waitForFunction(() => globalThis.aftercare);
  await visit(other, "/notes/erase/");
  await press(other, "ask");
  await press(other, "erase");
  await page.waitForSelector("#gone:not([hidden])");
  assert.equal(await page.isVisible("#unsaved"), false);
  assert.ok(!(await page.content()).includes("wombat"));
  await r.close();
});

test("leaving forgets what waits", async () => {
  const r = await reader();
  const { page, context } = r;
  await context.route((url) => url.origin !== server.url, (route) => route.fulfill({ contentType: "text/html", body: "<title>elsewhere</title>elsewhere" }));
  await writing(page);
  await visit(page, "/help/");
  await page.click("a[data-exit]");
  await page.waitForFunction(() => document.title === "elsewhere");
  await r.open("/");
  await r.ready();
  await unlock(page);
  assert.equal(await page.isVisible("#unsaved"), false);
  assert.ok(!(await page.content()).includes("wombat"));
  await r.close();
});
