// A danger sign is judged the moment it is ticked: at once by what is written in
// the page, and once the program runs by all that is told so far.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, phone, startBrowser, startServer } from "../tools/stand.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const choose = (page, name, value) => page.click(`label:has([name="${name}"][value="${value}"]):visible`);
const line = (n) => `[data-line=line-${n}]`;
const card = (n, level) => `${line(n)} > .call-card.${level}`;
const next = (page) => page.click("[data-next]:visible");

async function reader(options) {
  const r = await newReader(browser, server, { viewport: phone, worker: false, ...options });
  r.page.setDefaultTimeout(20_000);
  await r.open("/");
  return r;
}

test("a bare tick shows its card at once, without the program", async () => {
  const r = await newReader(browser, server, { program: false, worker: false });
  const { page } = r;
  page.setDefaultTimeout(20_000);
  await r.open("/");
  await page.click("[data-ask=normal]");
  await choose(page, "danger-line", "line-9");
  assert.ok(await page.isVisible(card(9, "same-day")), "no card at once");
  assert.ok(await page.isVisible(`${card(9, "same-day")} [data-bare]`), "the order isn't conditional");
  await choose(page, "danger-line", "line-1");
  assert.ok(await page.isVisible(card(1, "emergency")), "no card at once");
  await r.close();
});

test("pads count with their hours at once, without the program, as the list of signs counts them", async () => {
  const r = await newReader(browser, server, { program: false, worker: false });
  const { page } = r;
  page.setDefaultTimeout(20_000);
  await r.open("/");
  await page.click("[data-ask=normal]");
  await choose(page, "none", "lines-a");
  await choose(page, "none", "lines-b");
  await choose(page, "no-fever-no-smell", "true");
  await choose(page, "bleeding", "heavy");
  await choose(page, "pads-per-hour", "1");
  const pads = (level) => `fieldset:has([name="pads-per-hour"]) > .call-card.${level}`;
  assert.ok(await page.isVisible(pads("emergency")), "hours that aren't told may be many");
  await choose(page, "pads-hours", "1");
  assert.ok(await page.isVisible(pads("same-day")), "one hour counts as many");
  await choose(page, "pads-hours", "2");
  assert.ok(await page.isVisible(pads("emergency")), "two hours count as one");
  await r.close();
});

test("signs that weigh more together raise the cards of both, and one taken back lowers them", async () => {
  const r = await reader();
  const { page } = r;
  await r.ready();
  await page.click("[data-ask=normal]");
  await choose(page, "danger-line", "line-7");
  await choose(page, "which", "hot");
  assert.ok(await page.isVisible(card(7, "same-day")));
  await choose(page, "danger-line", "line-9");
  await choose(page, "which", "weak");
  await page.waitForSelector(card(9, "emergency"));
  assert.ok(await page.isVisible(card(7, "emergency")));
  await choose(page, "which", "weak");
  await choose(page, "danger-line", "line-9");
  await page.waitForSelector(card(7, "same-day"));
  assert.deepEqual(r.wrong, []);
  await r.close();
});

test("how much she bleeds and her pulse are asked where feeling weak is ticked, and once", async () => {
  const r = await reader();
  const { page } = r;
  await r.ready();
  await page.click("[data-ask=normal]");
  await choose(page, "danger-line", "line-9");
  await choose(page, "which", "racing");
  await page.waitForSelector(card(9, "same-day"));
  await page.fill("[name=heart-rate]:visible", "140");
  await page.waitForSelector(card(9, "emergency"));
  await page.fill("[name=heart-rate]:visible", "");
  await page.waitForSelector(card(9, "same-day"));
  await choose(page, "bleeding", "heavy");
  await page.waitForSelector(card(9, "emergency"));
  await next(page);
  assert.equal(await page.locator("[data-step='2'] [name=bleeding]:visible").count(), 0, "bleeding is asked twice");
  assert.ok(await page.isVisible("[data-step='2'] [name=pads-per-hour] + *"), "the pads are not asked");
  assert.deepEqual(r.wrong, []);
  await r.close();
});

test("an expected effect of her treatment lowers a card and says why", async () => {
  const r = await reader();
  const { page } = r;
  await r.ready();
  await page.selectOption("#f-country", "GB");
  await page.click("[data-ask=normal]");
  await choose(page, "danger-line", "line-10");
  await choose(page, "which", "sick");
  const before = `${line(10)} > .call-card`;
  await page.waitForSelector(before);
  const alone = await page.getAttribute(before, "data-for");
  await next(page);
  assert.match(await page.innerText("h1:visible"), /what happened/i);
  await choose(page, "happened", "ectopic");
  await choose(page, "ectopic-care", "injection");
  await next(page);
  await choose(page, "when", "0");
  await page.goBack();
  await page.goBack();
  await page.waitForFunction((at) => document.querySelector(at)?.dataset.why, before);
  assert.notEqual(await page.getAttribute(before, "data-for"), alone);
  assert.match(await page.innerText(before), /methotrexate can make you sick/i);
  // What is told next counts at once, before the program has said anything.
  await choose(page, "which", "little");
  assert.ok(await page.isVisible(card(10, "same-day")), "the card is still the lower one");
  assert.deepEqual(r.wrong, []);
  await r.close();
});

// toItsDay goes the short way up to the day of what happened.
async function toItsDay(page, pain, happened) {
  await page.click("[data-ask=sex]");
  for (const [name, value] of [["none", "lines-a"], ["none", "lines-b"], ["no-fever-no-smell", "true"], ["bleeding", "light"], ["pain", pain]]) await choose(page, name, value);
  await next(page);
  await choose(page, "happened", happened);
  await next(page);
}

test("the blood group is asked in place within the time of anti-D, and not after it", async () => {
  const r = await reader();
  const { page } = r;
  await r.ready();
  await toItsDay(page, "none", "operation");
  const rh = '[name="rh"][value="negative"]';
  assert.ok(!await page.isVisible(rh), "it is asked before a day is told");
  await choose(page, "when", "4");
  await choose(page, "when", "1");
  await page.waitForSelector(`label:has(${rh})`);
  await choose(page, "rh", "negative");
  await choose(page, "anti-d", "given");
  await choose(page, "when", "4");
  await page.waitForSelector(`label:has(${rh})`, { state: "hidden" });
  await choose(page, "when", "1");
  await page.waitForSelector(`label:has(${rh})`);
  assert.ok(await page.isChecked('[name="anti-d"][value="given"]'), "what she told is gone");
  await page.click("button[value=answer]:visible");
  await page.waitForSelector("main[data-personal]");
  assert.match(await page.textContent("main"), /Anti-D: given/);
  assert.deepEqual(r.wrong, []);
  await r.close();
});

// hold keeps the program's judgement back until it's let go.
const hold = (page) => page.evaluate(() => {
  const held = [];
  let open = false;
  globalThis.letGo = () => { open = true; for (const go of held) go(); };
  Worker.prototype.postMessage = new Proxy(Worker.prototype.postMessage, {
    apply: (post, worker, args) => { if (open || !JSON.stringify(args).includes("so-far")) return Reflect.apply(post, worker, args); held.push(() => Reflect.apply(post, worker, args)); },
  });
});

test("her answer waits for what the program says of all that she told, and shows what that asks first", async () => {
  const r = await reader();
  const { page } = r;
  await r.ready();
  await page.selectOption("#f-country", "GB");
  await toItsDay(page, "mild", "passed");
  await hold(page);
  await choose(page, "when", "3");
  await page.click("button[value=answer]:visible");
  assert.ok(await page.isVisible("[data-step='4']") && !await page.isVisible("[name=rh] + *"));
  await page.evaluate(() => letGo());
  await page.waitForFunction(() => document.activeElement.name === "rh");
  assert.ok(await page.isVisible("[data-step='4']"), "another screen is shown");
  await page.click("button[value=answer]:visible");
  await page.waitForSelector("main[data-personal] .hero");
  assert.deepEqual(r.wrong, []);
  await r.close();
});
