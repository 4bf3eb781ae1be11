// The pages that are only read: what they must show first, on a phone and on paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look, none } from "../tools/look.mjs";
import { newReader, phone, startBrowser, startServer } from "../tools/stand.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// sheets counts the pages of a PDF.
const sheets = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;

// without opens a page in a browser that runs no scripts.
async function without(path) {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.url + path);
  return { page, close: () => context.close() };
}

// lowest is where the lowest of the numbers that are shown ends.
const lowest = (page, selector) => page.$$eval(`${selector} a[href^='tel:']`, (all) => Math.max(...all.map((a) => a.getBoundingClientRect().bottom + scrollY)));

test("every country's emergency number is in the first screen, without scripts too", async () => {
  const plain = await without("/help/");
  assert.ok(await lowest(plain.page, ".compact") < 844, "without scripts");
  await plain.close();
  const reader = await newReader(browser, server);
  await reader.open("/help/");
  await reader.ready();
  assert.ok(await lowest(reader.page, ".compact") < 844);
  assert.equal((await reader.page.$$(".compact > div")).length, (await reader.page.$$("#f-country option")).length - 1);
  none([...await look(reader.page, "/help/"), ...reader.wrong]);
  await reader.close();
});

test("a country that is chosen shows its numbers alone, and no server hears of it", async () => {
  const reader = await newReader(browser, server);
  const { page } = reader;
  await reader.open("/help/");
  await reader.ready();
  await page.selectOption("#f-country", "GB");
  await page.click(".country button");
  await page.waitForSelector(".here");
  assert.equal(await page.textContent(".here .tel"), "999");
  assert.ok(await lowest(page, ".large") < 844);
  assert.equal(await page.$(".compact"), null);
  assert.equal(await page.evaluate(() => location.pathname), "/");
  assert.equal(await server.posts(), 0);
  none([...await look(page, "help, a country"), ...reader.wrong]);
  await page.setViewportSize(phone);
  assert.ok(sheets(await page.pdf({ format: "A4" })) <= 2);
  await reader.close();
});

test("the emergency page prints on two pages", async () => {
  const { page, close } = await without("/help/");
  assert.equal(sheets(await page.pdf({ format: "A4" })), 2);
  await close();
});

test("a question on bleeding begins with the threshold and a number to touch", async () => {
  const { page, close } = await without("/read/");
  const paths = await page.$$eval("main .questions:nth-of-type(2) a", (all) => all.filter((a) => /bleed/i.test(a.textContent) && !/iron/.test(a.textContent)).map((a) => a.getAttribute("href")));
  assert.ok(paths.length >= 5);
  for (const path of paths) {
    await page.goto(server.url + path);
    const text = await page.textContent("main h1 + p");
    assert.match(text, /\d pads/, path);
    assert.ok(await lowest(page, "main h1 + p") < 844, path);
    assert.ok(text.slice(0, text.indexOf("Emergency:")).trim().split(/\s+/).length <= 60, path);
  }
  await close();
});

test("the page on sex says what holds in most countries and where it differs", async () => {
  const { page, close } = await without("/read/1/");
  const says = await page.$$eval("main .says > li", (all) => all.map((li) => li.innerText));
  assert.ok(says.some((text) => /After an operation[^]*Wait until/.test(text)));
  assert.match(await page.textContent("main"), /Where it differs[^]*Ireland\.[^]*Wait until/);
  await close();
});

test("the page for others says no sign of its reader", async () => {
  const { page, close } = await without("/beside/");
  const text = await page.textContent("main");
  assert.doesNotMatch(text, /You (fainted|soak|think of ending|are confused|bleed)/);
  assert.match(text, /She fainted/);
  assert.ok(await lowest(page, ".emergency-line") > 0);
  await close();
});
