// The diary is one, in however many tabs it is open.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";
import { begin, decoy, follow, keepDecoy, notesIn, passphrase, press, save, unlock, visit, write } from "../tools/diary.mjs";
import { fill } from "../tools/steps.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// A reader with a diary that is open in some tabs, each showing a note. heard is
// what passed between them.
async function tabs(n, { script, from = browser } = {}) {
  const reader = await newReader(from, server);
  await reader.context.route((url) => url.origin !== server.url, (route) => route.fulfill({ contentType: "text/html", body: "<title>elsewhere</title>elsewhere" }));
  if (script) await reader.context.addInitScript(script);
  const heard = [];
  await reader.context.exposeFunction("heard", (text) => heard.push(text));
  await reader.context.addInitScript(() => {
    globalThis.ear = new BroadcastChannel("kept");
    ear.onmessage = ({ data }) => heard(JSON.stringify(data));
    addEventListener("pageshow", ({ persisted }) => { if (persisted) heard("brought back"); });
  });
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  await begin(reader.page);
  await save(reader.page, "wombat-1");
  await keepDecoy(reader.page);
  const pages = [reader.page];
  while (pages.length < n) pages.push(await more(reader));
  for (const page of pages) {
    if (page !== reader.page) await unlock(page);
    await visit(page, "/notes/days/");
    assert.match(await page.textContent("main"), /wombat-1/);
  }
  heard.length = 0;
  return { reader, pages, heard };
}

async function more({ context }) {
  const page = await context.newPage();
  await page.goto(server.url + "/");
  await page.waitForFunction(() => globalThis.aftercare);
  return page;
}

// Nothing of hers is on the page, seen or unseen, and the key is gone.
async function blank(page) {
  await page.waitForFunction(() => !document.querySelector("main")?.matches("[hidden]") && !document.documentElement.innerHTML.includes("wombat"));
}

const ends = {
  "locks it": async (page) => { await visit(page, "/notes/keep/"); await press(page, "lock"); },
  "takes the decoy passphrase": (page) => unlock(page, decoy),
  "erases it": async (page) => { await visit(page, "/notes/erase/"); await press(page, "ask"); await press(page, "erase"); },
  "leaves by the link": (page) => page.click("a[data-exit]"),
  "leaves by three presses of Shift": async (page) => { for (let n = 0; n < 3; n++) await page.keyboard.press("Shift"); },
};
for (const [name, end] of Object.entries(ends)) {
  test(`one of three tabs ${name}: neither other shows anything`, async () => {
    const { reader, pages, heard } = await tabs(3);
    let acting = pages.at(-1);
    if (/decoy/.test(name)) { // in a tab of its own, as when she is made to open it
      acting = await more(reader);
    }
    await end(acting);
    for (const page of pages) if (page !== acting) await blank(page);
    for (const page of pages) {
      if (/leaves/.test(name)) await page.waitForFunction(() => document.title === "elsewhere");
      else if (page !== acting) assert.equal((await page.textContent("main")).includes("wombat"), false);
    }
    if (/decoy/.test(name)) assert.equal(await notesIn(acting, "wombat", decoy), 0);
    if (/locks/.test(name)) assert.equal(await notesIn(pages[0], "wombat", passphrase), 1);
    for (const text of heard) assert.match(text, /^"(changed|opened|locked|touched|leave)"$/);
    await reader.close();
  });
}

test("content is hidden before anything else happens, whatever the store then answers", async () => {
  const { reader, pages: [page, other] } = await tabs(2);
  // The first thing that the other page does, seen in the same turn.
  await page.evaluate(() => {
    globalThis.hiddenAt = new Promise((done) => {
      new BroadcastChannel("kept").onmessage = () => done(document.querySelector("main").hidden); // made after the page's own, so it hears after it
    });
  });
  await save(other, "wombat-2");
  assert.equal(await page.evaluate(() => hiddenAt), true, "it was shown until the store had answered");
  await page.waitForFunction(() => !document.querySelector("main").hidden);
  assert.match(await page.textContent("main"), /wombat-1/, "a save elsewhere closes it");
  await reader.close();
});

test("the answers to questions in another tab are forgotten too, and the page says so", async () => {
  const { reader, pages: [page] } = await tabs(1);
  const asks = await more(reader);
  await visit(asks, "/ask/");
  await fill(asks, { bleeding: "light" });
  await follow(asks, () => asks.click("main form button[value=next]"));
  await asks.waitForSelector("main[data-personal]");
  await visit(page, "/notes/keep/");
  await press(page, "lock");
  await asks.waitForSelector("main:not([data-personal]):not([hidden])");
  assert.equal(await asks.isVisible("#gone"), true, "they went without a word");
  await reader.close();
});

test("a tab that is brought back shows nothing of what was open", async (t) => {
  // Playwright turns the cache of pages that were left off.
  const keeping = await startBrowser({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  t.after(() => keeping.close());
  const { reader, pages: [page], heard } = await tabs(1, { from: keeping });
  await page.goto("http://elsewhere.invalid/");
  await page.goBack();
  await page.waitForFunction(() => globalThis.aftercare && !document.querySelector("main").hidden);
  assert.equal((await page.content()).includes("wombat"), false);
  await visit(page, "/notes/");
  assert.ok(await page.$("input[name=unlock]"));
  t.diagnostic(heard.includes("brought back") ? "the browser had kept the page" : "the browser had not kept the page");
  await reader.close();
});

const clock = () => {
  const real = Date.now;
  globalThis.later = 0;
  Date.now = () => real() + globalThis.later * 60_000;
};

test("what she was writing when it locked comes back with the passphrase, and with no other", async () => {
  for (const pass of [passphrase, decoy]) {
    const { reader, pages: [page] } = await tabs(1, { script: clock });
    await visit(page, "/notes/write/");
    await page.click("main input[name=bleeding][value=heavy]");
    await page.evaluate(() => { document.querySelector("main textarea").closest("details").open = true; });
    await page.fill("main textarea", "half a\nwombat");
    await page.evaluate(() => { globalThis.later = 6; });
    await page.waitForSelector("main input[name=unlock]");
    assert.match(await page.textContent("main"), /comes back when you open it/);
    assert.equal((await page.content()).includes("wombat"), false, "it can be read while it is locked");
    await page.fill("main input[name=unlock]", pass);
    await follow(page, () => page.click("main form button[type=submit]"));
    if (pass === passphrase) {
      await page.waitForSelector("main textarea");
      assert.equal(await page.inputValue("main textarea"), "half a\nwombat");
      assert.ok(await page.isChecked("main input[name=bleeding][value=heavy]"));
      assert.equal(await notesIn(page, "wombat"), 1, "it was kept unasked");
    } else {
      await page.waitForFunction(() => !document.querySelector("main input[name=unlock]"));
      assert.equal((await page.content()).includes("wombat"), false);
    }
    await reader.close();
  }
});

test("another tab that she uses keeps the diary open, and one that locks by itself locks them all", async () => {
  const { reader, pages: [page, other] } = await tabs(2, { script: clock });
  for (const tab of [page, other]) await tab.evaluate(() => { globalThis.later = 4; });
  await other.evaluate(() => { globalThis.touched = new Promise((done) => { new BroadcastChannel("kept").onmessage = ({ data }) => data === "touched" && done(); }); });
  await page.mouse.move(40, 40);
  await other.evaluate(() => globalThis.touched);
  for (const tab of [page, other]) await tab.evaluate(() => { globalThis.later = 8; });
  await other.mouse.move(50, 50); // it looks at the time first
  assert.match(await other.textContent("main"), /wombat-1/, "it locked while she was in another tab");
  await page.evaluate(() => { globalThis.later = 20; });
  for (const tab of [page, other]) await tab.waitForSelector("main input[name=unlock]");
  await reader.close();
});

test("the diary cleared by the browser under what she writes: it is said, and the text stays", async () => {
  const { reader, pages: [page] } = await tabs(1);
  await visit(page, "/notes/write/");
  await page.click("main input[name=bleeding][value=light]");
  await page.evaluate(() => { document.querySelector("main textarea").closest("details").open = true; });
  await page.fill("main textarea", "half a wombat");
  await page.evaluate(() => new Promise((done) => { const asked = indexedDB.deleteDatabase("kept"); asked.onsuccess = asked.onblocked = done; }));
  await press(page, "save");
  assert.match(await page.textContent("main [role=alert]"), /no longer here/);
  assert.equal(await page.inputValue("main textarea"), "half a wombat");
  await reader.close();
});
