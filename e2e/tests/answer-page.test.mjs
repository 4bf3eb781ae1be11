// Her answer is one page: what she asked first, in few words, with a number to
// touch where she has to call, and one sheet of paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";
import { answer, fixtures, measure } from "../tools/answer.mjs";
import { look, none } from "../tools/look.mjs";

let server, browser;
before(async () => { server = await startServer({ web: "" }); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const urgent = ["soaking two pads", "no country, fainted"];
const bleeding = ["waiting, bleeding", "threatened", "late"];

for (const [name, fields] of Object.entries(fixtures)) {
  test(`the answer keeps to its bars: ${name}`, async (t) => {
    const reader = await newReader(browser, server), { page } = reader;
    await answer(page, server.url, fields);
    const found = await measure(page);
    t.diagnostic(JSON.stringify(found));
    assert.ok(found.words <= 250, `${found.words} words`);
    assert.ok(found.height <= 2200, `${found.height} px high`);
    assert.ok(found.heading < 400, `the heading is at ${found.heading}`);
    assert.equal(found.sheets, 1, "sheets of paper");
    assert.deepEqual(found.twice, [], "said twice");
    assert.equal(found.wide, 0, "wider than the screen");
    assert.ok(found.number < 844 || !bleeding.includes(name), `the number is at ${found.number}`);
    if (urgent.includes(name)) {
      assert.ok(found.number < 600, `the number is at ${found.number}`);
      assert.equal(found.orders, 1, "orders");
    }
    if (bleeding.includes(name)) assert.ok(found.pads < 844, `the last number of pads is at ${found.pads}`);
    none([...await look(page, name), ...reader.wrong]);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate(() => { document.documentElement.style.fontSize = "225%"; });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, "wider than the narrowest screen with text at twice its size");
    await reader.close();
  });
}

test("the answer from right to left is no wider than its screen", async () => {
  const rtl = await startServer({ web: "", rtl: true });
  const reader = await newReader(browser, rtl, { viewport: { width: 320, height: 640 } });
  for (const fields of Object.values(fixtures)) {
    await answer(reader.page, rtl.url, fields);
    assert.equal(await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  }
  await reader.close();
  await rtl.stop();
});

test("what goes with the answer stands beside it where there is room, in the order of reading", async () => {
  const reader = await newReader(browser, server), { page } = reader;
  for (const name of ["operation, dry", ...bleeding]) {
    await answer(page, server.url, fixtures[name]);
    const places = () => page.evaluate(() => {
      const list = ["main .hero", "main .card.loud", "main .else"].map((at) => document.querySelector(at)), box = list.map((e) => e.getBoundingClientRect());
      const follows = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
      return { inOrder: follows(list[0], list[1]) && follows(list[1], list[2]), left: box.map((b) => b.left), right: box.map((b) => b.right), top: box.map((b) => b.top + scrollY) };
    });
    const narrow = await places();
    assert.ok(narrow.inOrder && narrow.top[1] > narrow.top[0] && narrow.left[1] < narrow.right[0], `${name}: one column on a phone`);
    await page.setViewportSize({ width: 1280, height: 900 });
    const wide = await places();
    assert.ok(wide.left[1] >= wide.right[0] && wide.top[1] < 200, `${name}: the card to call is not beside the answer`);
    assert.equal(wide.left[2], wide.left[0], name);
    none(await look(page, `${name}, wide`));
  }
  await reader.close();
});

test("the next dates are drawn in order, true to scale, in the direction of the language", async () => {
  const rtl = await startServer({ web: "", rtl: true });
  for (const at of [server, rtl]) {
    const reader = await newReader(browser, at), { page } = reader;
    await answer(page, at.url, fixtures["operation, dry"]);
    const [began, now, one, some] = await page.$$eval(".timeline .bar :is(.gone, .mark-today, .one, .some)", (list) => ["gone", "mark-today", "one", "some"].map((name) => {
      const e = list.find((e) => e.classList.contains(name)), far = Number.parseFloat;
      return far(e.getAttribute("cx") ?? e.getAttribute("x1"));
    }));
    const scale = (one - now) / (now - began); // day 21 of a test from day 10, of days from day 0
    assert.ok(Math.abs(scale - 1.1) < 0.05, `${scale}`);
    assert.ok(at === rtl ? some < one : some > one);
    assert.equal(await page.$eval(".timeline", (e) => e.getAttribute("aria-hidden")), "true");
    assert.deepEqual(await page.$$eval(".dates li", (list) => list.map((e) => e.className)), ["one", "some"]);
    await reader.close();
  }
  await rtl.stop();
});

test("what the sources say is drawn in little beside what they come to: on paper, in forced colours and in the direction of the language too", async () => {
  const rtl = await startServer({ web: "", rtl: true });
  for (const [at, options] of [[server, {}], [server, { forcedColors: "active" }], [rtl, {}]]) {
    const reader = await newReader(browser, at, options), { page } = reader;
    await answer(page, at.url, fixtures["operation, dry"]);
    const drawn = () => page.$eval(".finding > .strip", (strip) => {
      const left = (selector) => strip.querySelector(selector).getBoundingClientRect().left, colour = (e) => getComputedStyle(e).backgroundColor;
      return {
        height: strip.getBoundingClientRect().height, name: strip.ariaLabel, words: strip.innerText.trim(), rightward: left(".mk-followed") < left(".mk-most") && left(".mk-most") < left(".mk-event"),
        leftward: left(".mk-followed") > left(".mk-most") && left(".mk-most") > left(".mk-event"),
        seen: [".mk-followed", ".mk-most"].every((mark) => colour(strip.querySelector(mark)) !== colour(document.body)),
      };
    });
    const shown = await drawn();
    assert.ok(shown.height > 20 && shown.height < 100 && shown.seen, JSON.stringify(shown));
    assert.equal(shown.words, "");
    assert.ok(at === rtl ? shown.leftward : shown.rightward);
    assert.ok(!(await page.innerText("main")).includes(shown.name));
    await page.emulateMedia({ media: "print" });
    assert.ok((await drawn()).height > 20, "it isn't printed");
    await reader.close();
  }
  await rtl.stop();
});

test("another activity becomes the answer, and one thing is asked in place", async () => {
  const reader = await newReader(browser, server), { page } = reader;
  await answer(page, server.url, fixtures["operation, dry"]);
  const press = async (button) => { await Promise.all([page.waitForNavigation(), page.click(button)]); };
  await press('button[value="show-conceive"]');
  assert.match(await page.textContent("main h1"), /^Trying again: we can't say yet/);
  const asked = await page.textContent(".in-place h2");
  const answers = await page.$$eval(".in-place button", (list) => list.map((b) => b.textContent));
  assert.ok(answers.length > 1, asked);
  await press(".in-place button");
  assert.notEqual(await page.textContent(".in-place h2, main h1"), asked);
  assert.ok(await page.$("main .hero"));
  await reader.close();
});
