// The way to an answer, as twelve people take it: how many screens, taps and words,
// whom to call and when it is said, and what Back and leaving do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, phone, startBrowser, startServer } from "../tools/stand.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const daysAgo = (n) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);
const words = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

// A walker counts what she does and what she has to read before her answer.
async function walker(options) {
  const reader = await newReader(browser, server, options);
  const { page } = reader;
  page.setDefaultTimeout(10_000);
  await reader.open("/");
  await reader.ready();
  const w = { ...reader, taps: 0, steps: new Set(), read: 0 };
  // The words of the page as they are read: those of a closed choice are not.
  w.seen = async () => {
    const seen = await page.evaluate(() => {
      const copy = [...document.querySelectorAll("main")].map((main) => main.innerText)[0];
      const choices = [...document.querySelectorAll("main select")].map((select) => select.innerText).join("\n");
      return { step: document.querySelector("[data-step]:not([hidden])")?.dataset.step ?? "answer", text: copy.replace(choices, "") };
    });
    if (!w.steps.has(seen.step)) w.read += words(seen.text);
    w.steps.add(seen.step);
    return seen.text;
  };
  w.tap = async (selector) => {
    await w.seen();
    await page.click(selector + ":visible");
    w.taps++;
  };
  w.choose = (name, value) => w.tap(`label:has([name="${name}"][value="${value}"])`);
  w.fill = async (name, value) => { await page.fill(`[name="${name}"]:visible`, value); w.taps++; };
  w.next = () => w.tap("[data-next]");
  w.none = async () => {
    await w.choose("none", "lines-a");
    await w.choose("none", "lines-b");
    await w.choose("no-fever-no-smell", "true");
  };
  w.answer = async () => {
    await w.tap("button[value=answer]");
    await page.waitForSelector("main[data-personal]");
    w.before = w.read;
    return w.seen();
  };
  w.country = async (code) => { await page.selectOption("#f-country", code); w.taps++; };
  w.dials = () => page.$$eval("main a[href^='tel:']", (list) => list.filter((a) => a.offsetParent).map((a) => ({ number: a.textContent.replace(/[^\d]/g, ""), top: a.getBoundingClientRect().top + scrollY })));
  return w;
}

const done = async (w) => { assert.deepEqual(w.wrong, []); await w.close(); };

test("a woman ten days after an operation, dry for two, asks about sex", async (t) => {
  const w = await walker();
  await w.country("GB");
  await w.tap("[data-ask=sex]");
  await w.none();
  await w.choose("bleeding", "none");
  await w.choose("last-blood", "2");
  await w.choose("pain", "none");
  await w.next();
  await w.choose("happened", "operation");
  await w.fill("weeks", "9");
  await w.next();
  await w.fill("when-on", daysAgo(10));
  const said = await w.answer();
  t.diagnostic(`${w.steps.size} screens, ${w.taps} taps, ${w.before} words before the answer`);
  assert.ok(w.steps.size <= 6, `${w.steps.size} screens`);
  assert.ok(w.taps <= 14, `${w.taps} taps`);
  assert.ok(w.before <= 400, `${w.before} words before the answer`);
  assert.match(said, /sex/i);
  await done(w);
});

for (const [country, number] of [["GB", "999"], ["", ""], ["US", "911"]]) {
  test(`somebody soaking two pads an hour, ${country || "no country told"}, has a number to touch at once`, async () => {
    const w = await walker();
    if (country) await w.country(country);
    await w.tap("[data-ask=normal]");
    await w.choose("danger-line", "line-1");
    let [dial] = await w.dials();
    assert.ok(dial && dial.top < 600 && dial.number.startsWith(number), "a bare tick shows no number: " + JSON.stringify(dial));
    await w.choose("which", "two-pads");
    [dial] = await w.dials();
    assert.ok(dial && dial.number.startsWith(number), "no number: " + JSON.stringify(dial));
    // What tablets can explain is asked for its care first.
    await w.next();
    await w.choose("happened", "passed");
    await w.next();
    await w.tap("[data-step='4'] button[value=answer]");
    await w.choose("bleeding", "heavy");
    await w.next();
    await w.page.waitForSelector("main[data-personal]");
    const [first] = await w.dials();
    assert.ok(first && first.top < 600, "the answer has no number in its first screen: " + JSON.stringify(first));
    await done(w);
  });
}

test("somebody who does not want to live is shown a crisis line at once", async () => {
  const w = await walker();
  await w.country("GB");
  await w.tap("[data-ask=normal]");
  await w.choose("danger-line", "line-6");
  await w.choose("which", "ending");
  const dials = await w.dials();
  assert.equal(dials[0]?.number, "116123", JSON.stringify(dials));
  assert.ok(dials.some((dial) => dial.number === "999"), "the emergency number is not beside it");
  await done(w);
});

test("somebody who is not safe sees no word of violence, only a way to help", async () => {
  const w = await walker();
  await w.country("GB");
  await w.tap("[data-ask=normal]");
  await w.choose("danger-line", "line-6");
  await w.choose("which", "afraid");
  const card = await w.page.innerText(".call-card:visible");
  assert.match(card, /quietly/i);
  assert.doesNotMatch(card, /violen|abuse/i);
  await done(w);
});

test("what care can make calmer is asked for its care next", async () => {
  const w = await walker();
  await w.country("GB");
  await w.tap("[data-ask=normal]");
  await w.choose("danger-line", "line-7");
  await w.choose("which", "chills");
  assert.ok((await w.dials()).length, "no number beside chills");
  await w.next();
  assert.match(await w.page.innerText("h1:visible"), /what happened/i);
  await done(w);
});

test("a partner reads of her in the third person", async () => {
  const w = await walker();
  await w.choose("about", "patient");
  await w.tap("[data-ask=sex]");
  const list = await w.seen();
  assert.match(list, /feeling she's dying/);
  assert.doesNotMatch(list, /feeling you're dying|your sight/);
  await w.none();
  await w.choose("bleeding", "light");
  await w.choose("pain", "mild");
  assert.match(await w.seen(), /is she bleeding/i);
  await w.next();
  await w.choose("happened", "passed");
  await w.next();
  await w.choose("when", "3");
  await w.answer();
  await done(w);
});

test("somebody not sure of anything goes the long way with what she has told", async () => {
  const w = await walker();
  await w.country("GB");
  await w.tap("[data-ask=sex]");
  await w.tap("button[value=long]");
  await w.page.waitForSelector("main[data-personal] form");
  assert.match(await w.page.innerText("main h1"), /bleeding/i);
  assert.equal(await w.page.inputValue("main form input[type=hidden][name=country]"), "GB");
  await done(w);
});

test("nothing pressed is not none: everything waits", async () => {
  const w = await walker();
  await w.country("GB");
  await w.tap("[data-ask=sex]");
  for (let n = 0; n < 3; n++) await w.next();
  const said = await w.answer();
  assert.match(said, /danger signs|not been told|haven't been told/i);
  await done(w);
});

test("Back shows each step as it was left, and the answer on the way forward", async () => {
  const w = await walker();
  await w.tap("[data-ask=sex]");
  await w.none();
  await w.choose("bleeding", "light");
  await w.choose("pain", "mild");
  await w.next();
  await w.choose("happened", "tablets");
  await w.next();
  await w.choose("when", "4");
  await w.answer();
  const step = () => w.page.evaluate(() => document.querySelector("[data-step]:not([hidden])")?.dataset.step ?? "answer");
  const state = (name) => w.page.evaluate((name) => document.querySelector(`[name="${name}"]:checked`)?.value, name);
  const back = async (to) => { await w.page.goBack(); await w.page.waitForFunction((to) => (document.querySelector("[data-step]:not([hidden])")?.dataset.step ?? "answer") === to, to); };
  for (const [at, name, value] of [["4", "when", "4"], ["3", "happened", "tablets"], ["2", "bleeding", "light"], ["1", "none", "lines-a"], ["0", "about", "self"]]) {
    await back(at);
    assert.equal(await state(name), value, `step ${at} is not as it was left`);
  }
  for (let n = 0; n < 5; n++) await w.page.goForward();
  await w.page.waitForFunction(() => document.querySelector("main[data-personal]"));
  assert.equal(await step(), "answer");
  const history = await w.page.evaluate(() => ({ state: globalThis.history.state, address: location.pathname, stored: Object.keys(sessionStorage).length + Object.keys(localStorage).length }));
  assert.equal(typeof history.state, "number");
  assert.deepEqual([history.address, history.stored], ["/", 0]);
  await done(w);
});

test("to start again is to forget, on every step", async () => {
  const w = await walker();
  await w.tap("[data-ask=sex]");
  await w.choose("danger-line", "line-3");
  await w.tap(".forget a");
  assert.match(await w.page.innerText("h1:visible"), /what would you like/i);
  assert.equal(await w.page.$("[name=danger-line]:checked"), null);
  await w.page.goBack();
  await w.page.waitForFunction(() => document.querySelector("[data-step='0']:not([hidden])"));
  assert.equal(await w.page.$("[name=danger-line]:checked, main[data-personal]"), null, "Back brings it back");
  await done(w);
});

test("after a reload the start page is there and nothing of hers", async () => {
  const w = await walker();
  await w.tap("[data-ask=sex]");
  await w.choose("danger-line", "line-3");
  await w.page.reload();
  await w.ready();
  assert.equal(await w.page.$("[name=danger-line]:checked, main[data-personal]"), null);
  assert.ok(await w.page.$("[data-step='0']:not([hidden])"));
  await done(w);
});

for (const width of [320, 390, 1280]) {
  test(`Next is in the first screen, and nothing is wider than it, ${width} px`, async () => {
    const w = await walker({ viewport: { ...phone, width } });
    const wide = () => w.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const shown = (selector) => w.page.$eval(selector, (b) => { const box = b.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; });
    assert.ok(await wide() <= 0, "the start page is too wide");
    await w.tap("[data-ask=sex]");
    for (const press of ["[data-step='1'] [data-next]", "[data-step='2'] [data-next]", "[data-step='3'] [data-next]"]) {
      assert.ok(await shown(press), press + " is not in the first screen");
      assert.ok(await wide() <= 0, "too wide: " + press);
      await w.next();
    }
    assert.ok(await shown("[data-step='4'] button[value=answer]"));
    await done(w);
  });
}

test("the first question is there at once on a bad line, whenever it is asked for", async (t) => {
  const times = [];
  for (const delay of [0, 300, 700, 1200, 2000, 4000]) {
    const reader = await newReader(browser, server);
    const session = await reader.context.newCDPSession(reader.page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 50_000 });
    await reader.page.goto(server.url + "/", { waitUntil: "commit" });
    await reader.page.waitForSelector("[data-ask=sex]:visible");
    await reader.page.waitForTimeout(delay); // she reads for that long
    const took = await reader.page.evaluate(() => new Promise((done) => {
      const from = performance.now();
      document.querySelector("[data-ask=sex]").click();
      requestAnimationFrame(() => setTimeout(() => done(document.querySelector("[data-step='1']").hidden ? Infinity : performance.now() - from)));
    }));
    times.push(Math.round(took));
    await reader.close();
  }
  t.diagnostic(`ms from the tap to the list of danger signs: ${times.join(", ")}`);
  times.sort((a, b) => a - b);
  assert.ok(times[2] <= 300 && times.at(-1) <= 1000, times.join(", "));
});
