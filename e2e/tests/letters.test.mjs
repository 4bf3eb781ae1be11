// The letters, the page for partners, family and friends, and sharing: filled in
// with the server gone, printed, copied byte for byte, and without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look } from "../tools/look.mjs";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";
import { press, walk } from "../tools/steps.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const faults = (page, name) => look(page, name, { narrow: true });

// pages counts the pages of a PDF.
const pages = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;

const open = async (page, path) => {
  const before = await page.$("main");
  await page.click(`footer a[href="${path}"]`);
  await page.waitForFunction((main) => !main.isConnected, before);
};

test("letters are filled in, shown, ticked off and printed with the server gone", async () => {
  const own = await startServer();
  const reader = await newReader(browser, own);
  const { page, context } = reader;
  await context.grantPermissions(["clipboard-read"], { origin: own.url }).catch(() => {});
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  await own.stop();
  await open(page, "/letters/");
  assert.equal(await page.evaluate(() => location.pathname), "/");
  assert.deepEqual(await faults(page, "letters"), []);
  await page.check("#f-to-app");
  await page.uncheck("#f-to-scan");
  await page.check("#f-wording-lost");
  await page.fill("#f-day", "2020-02-03");
  await page.fill("#f-name", "Planted Name");
  await page.fill("#f-own", "<b>One & more</b>");
  await page.click("main form details > summary");
  await page.selectOption("#f-country", "GB");
  await press(page, "show");
  const letters = await page.$$eval(".sheet", (list) => list.map((e) => [e.id, e.textContent]));
  assert.deepEqual(letters.map(([id]) => id), ["letter-doctor", "letter-midwife", "letter-app"]);
  for (const [id, text] of letters) {
    assert.match(text, /on 3 February 2020/, id);
    assert.match(text, /Planted Name/, id);
    assert.match(text, /<b>One & more<\/b>/, id);
  }
  assert.match(letters[2][1], /article 17/);
  assert.deepEqual(await faults(page, "letters shown"), []);
  await page.check("#f-done-app");

  // Each letter and the list have a page of their own, and nothing else is printed.
  const pdf = await page.pdf({ format: "A4" });
  assert.equal(pages(pdf), 4);
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await page.$$eval("h1, header, footer, .exit, .copy, .buttons", (list) => list.filter((e) => e.checkVisibility()).map((e) => e.className || e.tagName)), []);
  await page.emulateMedia({ media: "screen" });

  // What she filled in and ticked off is still there when she changes it.
  await press(page, "change");
  assert.equal(await page.inputValue("#f-own"), "<b>One & more</b>");
  await press(page, "show");
  assert.ok(await page.isChecked("#f-done-app"), "what was ticked off is lost");
  assert.equal((await page.evaluate(() => location.href)).includes("Planted"), false);
  assert.equal(reader.requests.filter((r) => r.method === "POST").length, 0);
  assert.deepEqual(reader.wrong.filter((w) => !w.includes("ERR_CONNECTION_REFUSED")), []);
  await reader.close();
});

test("an invalid field says so, and takes the focus", async () => {
  const reader = await newReader(browser, server, { worker: false });
  const { page } = reader;
  await reader.open("/letters/");
  await reader.ready();
  await page.fill("#f-day", "2100-01-01");
  await page.fill("#f-name", "kept");
  await press(page, "show");
  assert.ok(await page.evaluate(() => document.activeElement.matches("[data-focus]")));
  assert.equal(await page.inputValue("#f-name"), "kept");
  assert.deepEqual(await faults(page, "letters, fault"), []);
  await reader.close();
});

test("without JavaScript the letters have blanks, and those that are open are printed", async () => {
  const reader = await newReader(browser, server, { javaScriptEnabled: false });
  const { page } = reader;
  await reader.open("/letters/");
  assert.equal(await page.locator("main form").isVisible(), false);
  assert.match(await page.locator("noscript").first().innerHTML(), /JavaScript is off/);
  assert.equal(await page.locator("details.letter").count(), 8);
  for (const n of [0, 4]) await page.locator("details.letter > summary").nth(n).click();
  assert.match(await page.locator("details.letter .sheet").first().innerText(), /____/);
  assert.equal(pages(await page.pdf({ format: "A4" })), 2);
  await reader.open("/beside/");
  assert.ok(await page.locator(".net li").first().isVisible());
  assert.equal(await page.locator("main form").count(), 0);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});

test("the page for partners, family and friends is accessible and fits its screen", async () => {
  const reader = await newReader(browser, server, { worker: false });
  await reader.open("/beside/");
  assert.deepEqual(await faults(reader.page, "beside"), []);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});

test("the shared text is the text that is shown, byte for byte, and nothing is sent", async () => {
  const reader = await newReader(browser, server, { worker: false });
  const { page, context } = reader;
  await context.addInitScript(() => {
    globalThis.taken = [];
    Object.defineProperty(navigator, "share", { value: async (what) => { globalThis.taken.push(what); }, configurable: true });
    navigator.clipboard.writeText = async (text) => { globalThis.taken.push(text); };
  });
  await reader.open("/ask/");
  await reader.ready();
  await walk(page, { bleeding: "light", pain: "mild", country: "GB", kind: "missed" });
  const before = await page.$("main");
  await page.click("button[form=to-share]");
  await page.waitForFunction((main) => !main.isConnected, before);
  assert.deepEqual(await faults(page, "share"), []);
  assert.equal(await page.$("#f-part-notes:checked"), null);
  const asked = reader.requests.length;
  await press(page, "show");
  const shown = await page.$eval("#shared", (e) => e.textContent);
  assert.match(shown, /Bleeding: Lightly/);
  await page.click("[data-copy]");
  await page.click("[data-share]");
  assert.ok(await page.locator("[role=status]", { hasText: "Copied" }).isVisible());
  assert.deepEqual(await page.evaluate(() => globalThis.taken), [shown, { text: shown }]);
  assert.equal(reader.requests.length, asked, "something was asked of the server");
  assert.deepEqual(await faults(page, "shared"), []);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});

test("a text can be copied, and sharing is offered only if the browser can", async () => {
  const reader = await newReader(browser, server, { worker: false });
  const { page, context } = reader;
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.url });
  await context.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined, configurable: true }));
  await reader.open("/letters/");
  await reader.ready();
  await press(page, "show");
  await page.click("[data-copy]");
  await page.locator("[role=status]", { hasText: "Copied" }).first().waitFor();
  await reader.open("/notes/share/");
  assert.deepEqual(await faults(page, "nothing to share"), []);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});
