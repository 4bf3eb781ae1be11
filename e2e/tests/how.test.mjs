// The check-in on mood, and whom to call: by touch and by keyboard, with the
// server gone, accessible on every page, and without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look, none } from "../tools/look.mjs";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";
import { press } from "../tools/steps.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const open = async (page, path) => {
  const before = await page.$("main");
  await page.click(`footer a[href="${path}"]`);
  await page.waitForFunction((main) => !main.isConnected, before);
};

const heading = (page) => page.textContent("main h1");

test("the questionnaires are filled in and scored with the server gone, and every page is accessible", async () => {
  const own = await startServer();
  const reader = await newReader(browser, own);
  const { page } = reader;
  const faults = [];
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  await own.stop();
  await open(page, "/how/");
  faults.push(...await look(page, "how"));
  await page.selectOption("#f-country", "GB");
  await press(page, "next");
  const choose = async (form, ...values) => {
    for (const [i, v] of values.entries()) if (v !== null) await page.check(`#f-${form}-${i + 1}-${v}`);
  };
  await choose("phq-8", 2, 2);
  faults.push(...await look(page, "mood"));
  await press(page, "next");
  faults.push(...await look(page, "harm"));
  await press(page, "skip");
  await choose("gad-7", 0, 1);
  await press(page, "next");
  assert.equal(await heading(page), "More about your mood");
  await choose("phq-8", null, null, 1, 1, 1, 1, 1, 1);
  await press(page, "next");
  assert.equal(await heading(page), "Shock");
  faults.push(...await look(page, "shock"));
  await page.check("#f-shock-true");
  await press(page, "next");
  await choose("pc-ptsd-5", 1, 0, 1, 0, 0);
  faults.push(...await look(page, "after a shock"));
  await press(page, "next");
  faults.push(...await look(page, "safe"));
  await press(page, "skip");
  const said = await page.textContent("main");
  assert.match(said, /Your total is 10 of 24\./);
  assert.match(said, /Your total is 2 of 5\./);
  assert.match(said, /A low number is not an all-clear/);
  assert.match(said, /116 123/);
  faults.push(...await look(page, "result"));
  assert.equal(await page.evaluate(() => location.pathname + location.search + location.hash), "/");
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, typeof (history.state ?? 0)].map(String)), ["0", "0", "", "number"]);
  none(faults);
  await reader.close();
});

test("a thought of self-harm leads at once to a person, by keyboard alone", async () => {
  const reader = await newReader(browser, server, { worker: false });
  const { page } = reader;
  await reader.open("/how/");
  await reader.ready();
  await page.focus("#f-country");
  await page.keyboard.type("United K");
  await page.keyboard.press("Tab");
  const next = async () => {
    const before = await page.$("main");
    await page.keyboard.press("Enter");
    await page.waitForFunction((main) => !main.isConnected, before);
  };
  await next();
  await page.focus('button[value="skip"]');
  await next();
  await page.focus("#f-harm-thoughts-none");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await next();
  assert.ok(await page.$('main .now a[href="tel:116123"]'));
  none([...await look(page, "urgent"), ...reader.wrong]);
  await reader.close();
});

test("danger at home is shown without alarm", async () => {
  const reader = await newReader(browser, server, { worker: false });
  const { page } = reader;
  await reader.open("/how/");
  await reader.ready();
  await page.selectOption("#f-country", "GB");
  await press(page, "next");
  for (let i = 0; i < 4; i++) await press(page, "skip");
  await page.check('input[name="afraid-of-someone"]');
  await press(page, "next");
  assert.equal(await heading(page), "Get help quietly");
  assert.ok(await page.$('main a[href="tel:08082000247"]'));
  assert.equal(await page.$("main .now"), null);
  none([...await look(page, "quiet"), ...reader.wrong]);
  await reader.close();
});

test("numbers to call can be read and dialled without scripts, one country at a time", async () => {
  const reader = await newReader(browser, server, { javaScriptEnabled: false });
  const { page } = reader;
  await reader.open("/call/");
  assert.equal(await page.isVisible('a[href="tel:116123"]'), false);
  await page.click("summary:has-text('United Kingdom')");
  assert.ok(await page.isVisible('details[open] a[href="tel:116123"]'));
  assert.equal(await page.locator("details[open]").count(), 1);
  await page.click("summary:has-text('Japan')");
  assert.ok(await page.isVisible('details[open] a[href="tel:%237119"]'));
  await page.click("summary:has-text('Nigeria')");
  assert.match(await page.locator("details[open]", { hasText: "Nigeria" }).textContent(), /could not check any number here/);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});
