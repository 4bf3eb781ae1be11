// Every language besides the first: each kind of page in it is valid, accessible
// and fits its screen; the choice works with and without a script, and without a
// network; what is seen of a number is what is dialled.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { call, passphrase, press, visit } from "../tools/diary.mjs";
import { inaccessible, invalid, look, none } from "../tools/look.mjs";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const each = (name, does) => test(name, async (t) => {
  if (!server.bases.length) return t.skip("there is no second language");
  for (const base of server.bases) await does(t, base);
});

each("each kind of page is valid HTML in its language, and says who has not checked it", async (t, base) => {
  const faults = [];
  for (const path of server.kinds) {
    const html = await (await fetch(server.url + base + path)).text();
    faults.push(...await invalid(html, base + path));
    if (!html.includes(`<html lang="${base.slice(1)}"`)) faults.push(`${base}${path}: another language`);
    if (!html.includes('class="unsigned"')) faults.push(`${base}${path}: nothing says that nobody has checked it`);
    if (html.includes("⟦")) faults.push(`${base}${path}: a text is missing`);
  }
  none(faults);
});

each("each kind of page is accessible and fits its screen in its language", async (t, base) => {
  const reader = await newReader(browser, server, { program: false, worker: false });
  const faults = [];
  await reader.open(base + "/");
  for (const path of server.kinds) {
    await reader.show(base + path);
    faults.push(...await look(reader.page, base + path, { dark: false })); // colours are the same in every language
    await reader.page.setViewportSize({ width: 1280, height: 900 });
    if (await reader.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) faults.push(`${base}${path}: wider than 1,280 px`);
    await reader.page.setViewportSize({ width: 390, height: 844 });
  }
  none([...faults, ...reader.wrong]);
  await reader.close();
});

each("numbers read as they are dialled, from left to right", async (t, base) => {
  const reader = await newReader(browser, server, { javaScriptEnabled: false });
  const faults = [];
  for (const path of ["/help/", "/call/"]) {
    await reader.open(base + path);
    faults.push(...await reader.page.$$eval("a[href^='tel:']", (links, at) => links.flatMap((a) => {
      const digits = (text) => text.replace(/[^\d*#+]/g, "");
      const wrong = digits(a.textContent) !== digits(decodeURIComponent(a.href)) || getComputedStyle(a).direction !== "ltr";
      // The order in which the figures are drawn.
      const range = document.createRange(), node = document.createTreeWalker(a, NodeFilter.SHOW_TEXT).nextNode();
      const places = [...node.data].map((_, i) => { range.setStart(node, i); range.setEnd(node, i + 1); return range.getBoundingClientRect(); });
      const turned = places.some((box, i) => i && box.top === places[i - 1].top && box.left < places[i - 1].left);
      return wrong || turned ? [`${at}: ${a.textContent} for ${a.href}`] : [];
    }), base + path));
  }
  none(faults);
  await reader.close();
});

// A translation lists the countries first where a line answers in it (a test of app/read).
const spoken = { "/es": 3, "/id": 1, "/ko": 1, "/ru": 1 };
each("the emergency numbers of the countries that speak it are in the first screen", async (t, base) => {
  const reader = await newReader(browser, server, { program: false, worker: false });
  await reader.open(base + "/help/");
  const rows = await reader.page.$$eval(".numbers.compact > div", (list) => list.map((row) => row.getBoundingClientRect().bottom <= innerHeight));
  assert.ok(rows.length > 15 && rows.slice(0, spoken[base] ?? 0).every(Boolean), base);
  await reader.close();
});

// The letters of a page that are drawn as one that no font has.
const boxesIn = (page) => page.evaluate(() => {
  const canvas = document.createElement("canvas"), at = canvas.getContext("2d");
  const drawn = (sign) => { canvas.width = canvas.height = 40; at.font = `24px ${getComputedStyle(document.querySelector("main")).fontFamily}`; at.fillText(sign, 4, 30); return canvas.toDataURL(); };
  const box = drawn("\u{10FFFE}");
  return [...new Set(document.querySelector("main").textContent)].filter((sign) => /\p{L}/u.test(sign) && drawn(sign) === box);
});

each("no letter of the language is drawn as an empty box", async (t, base) => {
  const reader = await newReader(browser, server, { javaScriptEnabled: false });
  await reader.open(base + "/help/");
  const boxes = await boxesIn(reader.page);
  if (boxes.length) t.diagnostic(`${base}: this machine has no font for ${boxes.slice(0, 5).join(" ")}`);
  assert.ok(process.getuid?.() !== 0 || !boxes.length, `${base}: ${boxes.slice(0, 10).join(" ")}`);
  await reader.close();
});

// One width and one scheme for each language: those of the general pages are all
// above, and the diary's own in English are in its tests.
const widths = [320, 390, 1280];
each("each kind of page of the diary is valid, accessible and fits its screen in its language", async (t, base) => {
  const n = server.bases.indexOf(base), width = widths[n % widths.length], colorScheme = n % 2 ? "dark" : "light", tag = base.slice(1);
  const reader = await newReader(browser, server, { worker: false, viewport: { width, height: 844 }, colorScheme });
  const { page } = reader;
  const faults = [], signs = new Set();
  let pages = 0;
  const check = async (path) => {
    const name = `${base}${path}, ${width} px, ${colorScheme}`;
    pages++;
    faults.push(...await invalid("<!doctype html>\n" + await page.evaluate(() => document.documentElement.outerHTML), name), ...await inaccessible(page, name));
    const { lang, over, lacks, unsigned } = await page.evaluate(() => {
      for (const e of document.querySelectorAll("details")) e.open = true;
      return { lang: document.documentElement.lang, over: document.documentElement.scrollWidth - innerWidth, lacks: document.body.textContent.includes("⟦"), unsigned: document.querySelectorAll(".unsigned").length };
    });
    if (lang !== tag) faults.push(`${name}: in ${lang}`);
    if (over > 0) faults.push(`${name}: ${over} px wider than the screen`);
    if (lacks) faults.push(`${name}: a text is missing`);
    if (unsigned !== 1) faults.push(`${name}: nothing says that nobody has checked it`);
    for (const sign of await boxesIn(page)) signs.add(sign);
  };
  const go = async (path) => { await visit(page, path); await check(path); };
  await reader.open("/");
  await reader.ready();
  await page.click(`.languages a[data-language=${tag}]`);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, tag);
  // Until the program speaks the language, the server answers, which keeps no diary.
  for (let tries = 0; tries < 50 && !(await page.$("main input[name=pass]")); tries++) await visit(page, "/notes/start/");
  await check("/notes/start/");
  for (const name of ["pass", "again"]) await page.fill(`input[name=${name}]`, passphrase);
  await press(page, "begin");
  await check("/notes/, begun");
  for (const [n, fields] of [{ bleeding: "moderate", pain: "mild" }, { bleeding: "light", mood: "low" }].entries()) {
    const { status } = await call(page, "POST", "/notes/write/", { go: "save", ...fields, note: "a note ".repeat(9), day: new Date(Date.now() - (3 - n) * 86_400_000).toISOString().slice(0, 10) });
    assert.equal(status, 200);
  }
  for (const path of ["", "write/", "days/", "entry/1/", "event/", "event/1/", "answer/", "picture/", "summary/", "remind/", "share/", "keep/", "out/", "in/", "erase/"]) await go(`/notes/${path}`);
  await visit(page, "/notes/write/");
  await page.evaluate(() => {
    document.querySelector("main form [name=bleeding][value=heavy]").click();
    document.querySelector("main form [name='pads-per-hour'][value='2']").click();
  });
  await press(page, "save");
  await check("/notes/write/, urgent");
  assert.ok(await page.$("main .original[lang=en]"), "what is urgent has its English");
  await visit(page, "/notes/keep/");
  await press(page, "lock");
  await check("/notes/, locked");
  t.diagnostic(`${base}: ${pages} pages at ${width} px, ${colorScheme}`);
  none([...faults, ...reader.wrong]);
  if (signs.size) t.diagnostic(`${base}: this machine has no font for ${[...signs].slice(0, 5).join(" ")}`);
  assert.ok(process.getuid?.() !== 0 || !signs.size, `${base}: ${[...signs].slice(0, 10).join(" ")}`);
  await reader.close();
});

test("without a script each page leads to itself in every language", async (t) => {
  if (!server.bases.length) return t.skip("there is no second language");
  const reader = await newReader(browser, server, { javaScriptEnabled: false });
  for (const path of ["/help/", "/read/1/", "/plain/"]) {
    for (const base of server.bases) {
      await reader.open(path);
      await reader.page.click(`.languages a[href="${base}${path}"]`);
      assert.equal(new URL(reader.page.url()).pathname, base + path);
      assert.equal(await reader.page.getAttribute("html", "lang"), base.slice(1));
      assert.equal(await reader.page.getAttribute(`.languages a[lang=${base.slice(1)}]`, "aria-current"), "true");
    }
  }
  none(reader.wrong);
  await reader.close();
});

test("a chosen language stays without a network, and the address stays /", async (t) => {
  if (!server.bases.length) return t.skip("there is no second language");
  const own = await startServer();
  const reader = await newReader(browser, own);
  const { page } = reader;
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  const tag = own.bases.at(-1).slice(1);
  await page.click(`.languages a[data-language=${tag}]`);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, tag);
  await page.waitForFunction(async (tag) => (await caches.keys()).length && (await Promise.all((await caches.keys()).map(async (key) => (await (await caches.open(key)).keys()).map((r) => r.url)))).flat().filter((url) => url.includes("/words.")).length > 0, tag);
  const said = await page.textContent("main h1");
  await own.stop();
  await page.goto(own.url + "/");
  await page.waitForFunction((tag) => document.documentElement.lang === tag, tag);
  assert.equal(await page.textContent("main h1"), said);
  assert.equal(new URL(page.url()).pathname, "/");
  await page.click('a[href$="/help/"]');
  await page.waitForSelector('main[data-path="/help/"]');
  assert.equal(await page.getAttribute("html", "lang"), tag);
  await reader.close();
});

test("an address without a language of its own is a page that is not there", async () => {
  const reader = await newReader(browser, server, { worker: false });
  assert.equal((await reader.open("/constructor/")).status(), 404);
  await reader.page.waitForFunction(() => !document.querySelector("main").hidden);
  assert.equal(await reader.page.getAttribute("html", "lang"), "en");
  await reader.close();
});

test("a nurse's sheet is made in two languages, with and without a script, the second in its own direction", async (t) => {
  if (!server.bases.length) return t.skip("there is no second language");
  const tag = server.bases.at(-1).slice(1);
  const made = async (path, options) => {
    const reader = await newReader(browser, server, options);
    const { page } = reader;
    await reader.open(path);
    if (!options) await reader.ready();
    await page.selectOption("select[name=kind]", "missed");
    await page.selectOption("select[name=care]", { index: 3 });
    await page.fill("input[name=day]", new Date(Date.now() - 864e5).toISOString().slice(0, 10));
    await page.selectOption("select[name=beside]", tag);
    await page.click("button[value=make]");
    await page.waitForSelector(`div[lang=${tag}] > .handout`);
    const sheets = await page.$$eval(".handout", (list) => list.map((s) => ({ direction: getComputedStyle(s).direction, title: s.querySelector("h1").textContent, acts: s.querySelectorAll(".act").length, box: s.closest("div[lang]")?.outerHTML })));
    assert.equal(sheets.length, 2);
    assert.notEqual(sheets[0].title, sheets[1].title);
    assert.equal(sheets[0].acts, sheets[1].acts);
    assert.equal(sheets[1].direction, await page.evaluate((tag) => new Intl.Locale(tag).getTextInfo().direction, tag));
    assert.equal((await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page[^s]/g).length, 2, "each is not a page of its own");
    none(reader.wrong);
    await reader.close();
    return sheets[1].box;
  };
  assert.equal(await made("/plain/sheet/", { javaScriptEnabled: false }), await made("/sheet/"));
});
