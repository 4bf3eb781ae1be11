// A nurse's sheet and its code: filled in with the server gone, printed on one
// side of A4, and read back at home. Nothing of it is stored or in an address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look, none } from "../tools/look.mjs";
import { newReader, phone, startBrowser, startServer } from "../tools/stand.mjs";
import { press } from "../tools/steps.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const unit = { unit: "Early Pregnancy Unit, Riverside Hospital", number: "0113 496 0123", hours: "Every day, 8 am to 8 pm", site: "aftercare.example" };
const operation = { kind: "missed", care: "surgical.vacuum-aspiration", day: day(11), weeks: "9", rh: "positive", country: "GB-ENG", ...unit };

// fill writes into the fields of the form.
const fill = (page, fields) => page.evaluate((fields) => {
  for (const [name, value] of Object.entries(fields)) document.querySelector(`main [name=${name}]`).value = value;
}, fields);

const pages = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;

// longest are those with the most to say, by kind and care.
const longest = [["missed", "expectant"], ["incomplete", "medical.mifepristone-misoprostol"], ["ectopic", "medical.methotrexate"], ["ectopic", "none"],
  ["late", "medical.labour-induction"], ["molar", "surgical.curettage"], ["threatened", "none"], ["unlocated", "expectant"], ["septic", "surgical.curettage"]];

test("without scripts a sheet is one side of A4, in print that can be read", async () => {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false }), page = await context.newPage();
  for (const country of ["GB-ENG", ""]) {
    for (const [kind, care] of longest) {
      await page.goto(server.url + "/plain/sheet/");
      await fill(page, { ...operation, kind, care, country, rh: "negative" });
      await page.click("button[value=make]");
      await page.waitForSelector(".handout");
      await page.waitForLoadState(); // with its style
      assert.equal(pages(await page.pdf({ preferCSSPageSize: true })), 1, `${country} ${kind} ${care}`);
    }
  }
  await page.goto(server.url + "/plain/sheet/");
  await fill(page, operation);
  await page.click("button[value=make]");
  await page.waitForLoadState();
  await page.emulateMedia({ media: "print" });
  const print = await page.locator(".handout li").first().evaluate((e) => { const s = getComputedStyle(e); return [s.fontSize, s.color]; });
  assert.ok(Math.abs(parseFloat(print[0]) - 10.4 * 4 / 3) < 0.1, print[0]);
  assert.equal(print[1], "rgb(0, 0, 0)");
  await context.close();
});

test("a sheet is made and its code read with the server gone, and nothing of it stays", async () => {
  const own = await startServer();
  const reader = await newReader(browser, own);
  const { page } = reader;
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  await own.stop();
  const go = async (path) => {
    const before = await page.$("main");
    await page.click(`main a[href="${path}"]`);
    await page.waitForFunction((main) => !main.isConnected, before);
  };
  const check = async (name) => none(await look(page, name, { narrow: true }));
  await go("/sheet/");
  await check("form");
  await fill(page, operation);
  await press(page, "make");
  await check("sheet");
  const code = (await page.textContent(".handout .ten")).trim();
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  const facts = await page.textContent(".handout .of");
  await page.click("a.name");
  await page.waitForSelector('main a[href="/code/"]');
  await go("/code/");
  await fill(page, { code: code.slice(0, 4) + "U" + code.slice(5) });
  await press(page, "read");
  assert.match(await page.textContent("main [role=alert]"), /Look at number 5: it can't be U/);
  await check("wrong code");
  await fill(page, { code: code.toLowerCase().replace("-", " ") });
  await press(page, "read");
  await check("facts");
  assert.equal((await page.$$eval("main dd", (all) => all.map((e) => e.textContent))).join(" · "), facts);
  await press(page, "facts");
  assert.ok(await page.isVisible("[data-step='1']"), "the danger signs do not come next");
  assert.equal(await page.evaluate(() => location.href), own.url + "/");
  const kept = await page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, typeof history.state, await indexedDB.databases()]));
  assert.ok(!kept.includes(code) && !kept.includes("missed"), kept);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});
