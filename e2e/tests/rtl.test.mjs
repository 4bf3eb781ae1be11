// Every page in a made-up language: right to left, in Hebrew letters, with each
// text two fifths longer. No page may become wider than the narrowest screen.
// The words are changed in the page itself; a test of app checks that all of
// them come from the catalogue.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { none } from "../tools/look.mjs";
import { begin, call, press, visit } from "../tools/diary.mjs";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// turned changes the page that is shown, and returns what overflows the screen.
const turned = (page, name) => page.evaluate((name) => {
  const letters = "אבגדהוזחטיכלמנסעפצקרשתןםךף";
  const foreign = (text) => text.replace(/[a-z]/gi, (c) => letters[c.toLowerCase().charCodeAt(0) - 97]) + " שלום".repeat(Math.ceil(text.trim().length / 14));
  document.documentElement.dir = "rtl";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const list = [];
  while (walker.nextNode()) list.push(walker.currentNode);
  for (const node of list) {
    // Phone numbers and URLs are the same in every language.
    if (!/[a-z]/i.test(node.data) || node.parentElement.closest("script, style, a[href^='tel:'], .address, textarea")) continue;
    node.data = foreign(node.data);
  }
  for (const e of document.querySelectorAll("details")) e.open = true;
  for (const e of document.querySelectorAll("[placeholder]")) e.placeholder = foreign(e.placeholder);
  const root = document.documentElement, faults = [];
  if (getComputedStyle(document.querySelector("main")).direction !== "rtl") faults.push(`${name}: does not read from the right`);
  const over = root.scrollWidth - root.clientWidth;
  if (over > 0) faults.push(`${name}: ${over} px wider than the screen`);
  // What overflows the right edge cannot be scrolled to.
  const hidden = (e) => { for (let up = e; up; up = up.parentElement) if (up !== root && up !== document.body && /auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true; return false; };
  for (const e of document.querySelectorAll("main *, header *, footer *")) {
    if (!e.checkVisibility({ visibilityProperty: true }) || e.closest("svg, .skip") || hidden(e)) continue;
    const { left, right, width } = e.getBoundingClientRect();
    if (width > 1 && (right > root.clientWidth + 1 || left < -1)) { faults.push(`${name}: ${e.tagName} ${e.className} from ${left.toFixed(0)} to ${right.toFixed(0)}: ${e.textContent.slice(0, 40)}`); break; }
  }
  return faults;
}, name);

test("right to left, no page is wider than the narrowest screen", async (t) => {
  const narrow = { viewport: { width: 320, height: 640 }, worker: false };
  const general = await newReader(browser, server, { ...narrow, program: false });
  const reader = await newReader(browser, server, narrow);
  const { page } = reader;
  const faults = [];
  let pages = 0;
  const check = async (name, at = page) => { pages++; faults.push(...await turned(at, name)); };
  const go = async (path) => { await visit(page, path); await check(path); };
  const save = async (path, fields) => { const { status } = await call(page, "POST", path, { go: "save", ...fields }); assert.equal(status, 200, path); };
  await general.open("/");
  for (const path of server.sample.filter((path) => !path.startsWith("/plain/") && path !== "/notes/")) {
    await general.show(path);
    await check(path, general.page);
  }
  await reader.open("/");
  await reader.ready();
  await visit(page, "/letters/");
  await press(page, "show");
  await check("letters, shown");
  await visit(page, "/notes/start/");
  await press(page, "begin");
  await check("start, refused");
  await begin(page);
  await check("begun");
  for (const [n, fields] of [{ bleeding: "moderate", pain: "mild" }, { bleeding: "light", mood: "low" }].entries()) {
    await save("/notes/write/", { ...fields, note: "a note ".repeat(9), day: new Date(Date.now() - (3 - n) * 86_400_000).toISOString().slice(0, 10) });
  }
  for (const path of ["/notes/", "/notes/write/", "/notes/days/", "/notes/entry/1/", "/notes/event/", "/notes/answer/", "/notes/picture/", "/notes/summary/", "/notes/remind/", "/notes/share/", "/notes/keep/", "/notes/out/", "/notes/in/", "/notes/erase/"]) await go(path);
  for (let n = 1; n <= 13; n++) await go(`/notes/event/${n}/`);
  await visit(page, "/notes/write/");
  await page.click("main form input[name=bleeding][value=soaking], main form input[name=bleeding][value=heavy]");
  await page.evaluate(() => document.querySelector("main form [name='pads-per-hour'][value='2']").click());
  await press(page, "save");
  await check("urgent");
  await visit(page, "/notes/keep/");
  await press(page, "lock");
  await check("locked");
  t.diagnostic(`${pages} pages at 320 px`);
  none([...faults, ...general.wrong, ...reader.wrong]);
  await general.close();
  await reader.close();
});

// What a page from the right shows in another order than it is written, and
// the words of pictures that do not lie within it. Two signs next to each other
// on a line are in order where the second one begins to the right.
const order = (page, name) => page.evaluate((name) => {
  const root = document.documentElement, faults = [], count = { numbers: 0, apart: 0, labels: 0 };
  root.dir = "rtl";
  for (const e of document.querySelectorAll("details")) e.open = true;
  const range = document.createRange();
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  const inOrder = (node, from, to) => {
    let before = null;
    for (let i = from; i < to; i++) {
      if (/\s/.test(node.data[i])) continue; // one at the end of a line has no place
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const at = range.getClientRects()[0];
      if (!at || at.width === 0) continue;
      const sameLine = before && Math.abs(at.top - before.top) < at.height / 2;
      if (before && (sameLine ? at.left < before.left : at.top < before.top)) return false;
      before = at;
    }
    return true;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, e = node.parentElement;
    if (!shown(e) || e.closest("script, style")) continue;
    if (e.closest(".tel, .address, bdi[dir=ltr]")) {
      count.numbers++;
      if (!inOrder(node, 0, node.data.length)) faults.push(`${name}: turned round: ${node.data}`);
    }
    for (const { 0: all, index } of node.data.matchAll(/\u2068([^\u2066-\u2069]*)\u2069/g)) {
      if (/[\u0590-\u08ff]/.test(all)) continue;
      count.apart++;
      if (!inOrder(node, index + 1, index + all.length - 1)) faults.push(`${name}: turned round: ${all}`);
    }
  }
  for (const e of document.querySelectorAll("svg text")) {
    if (!shown(e)) continue;
    count.labels++;
    const { left, right } = e.getBoundingClientRect();
    if (left < -1 || right > root.clientWidth + 1) faults.push(`${name}: "${e.textContent}" of a picture from ${left.toFixed(0)} to ${right.toFixed(0)} of ${root.clientWidth}`);
  }
  return { faults, count };
}, name);

// look goes through pages on the narrowest screen and counts what was looked at.
async function look(reader, paths) {
  const total = { numbers: 0, apart: 0, labels: 0 }, faults = [];
  await reader.page.setViewportSize({ width: 320, height: 640 });
  await reader.open(paths[0]);
  for (const path of paths) {
    await reader.show(path);
    const { faults: wrong, count } = await order(reader.page, path);
    faults.push(...wrong);
    for (const key of Object.keys(total)) total[key] += count[key];
  }
  return { faults, total };
}

const readingPages = (of) => of.sample.filter((path) => !path.startsWith("/plain/") && path !== "/leave/");

// Texts that nobody has translated yet, on one page of each kind and on all with pictures.
test("from right to left, numbers and addresses in English keep their order, and pictures their words", async (t) => {
  const plain = await startServer({ web: "" });
  const reader = await newReader(browser, plain, { worker: false });
  const paths = [];
  for (const path of readingPages(plain)) {
    if (plain.kinds.includes(path) || (await (await fetch(plain.url + path)).text()).includes("<text")) paths.push(path);
  }
  const { faults, total } = await look(reader, paths);
  t.diagnostic(`${total.numbers} numbers and addresses, ${total.labels} words in pictures`);
  none([...faults, ...reader.wrong]);
  assert.ok(total.numbers > 500 && total.labels > 50);
  await reader.close();
  await plain.stop();
});

test("in a language from the right, so do names, times and ranges in its sentences, on every page", async (t) => {
  const rtl = await startServer({ web: "", rtl: true });
  const reader = await newReader(browser, rtl, { worker: false });
  const { faults, total } = await look(reader, readingPages(rtl));
  await reader.open("/plain/");
  await reader.page.evaluate(() => {
    const form = document.querySelector("main form");
    for (const [name, value] of [["country", "GB"], ["kind", "complete"], ["care", "surgical"], ["operation-on", new Date(Date.now() - 9 * 86_400_000).toISOString().slice(0, 10)], ["bleeding", "light"], ["activity", "conceive"], ["activity", "exercise-vigorous"]]) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    }
    const go = document.createElement("button");
    Object.assign(go, { name: "go", value: "answer" });
    form.append(go);
    go.click();
  });
  await reader.page.waitForSelector("main .hero");
  await reader.page.waitForLoadState();
  const answer = await order(reader.page, "answer");
  t.diagnostic(`${total.numbers} numbers and addresses, ${total.apart} values in sentences, ${total.labels} words in pictures; in an answer ${answer.count.apart}`);
  none([...faults, ...answer.faults, ...reader.wrong]);
  assert.ok(total.numbers > 500 && total.apart > 500 && total.labels > 50);
  await reader.close();
  await rtl.stop();
});
