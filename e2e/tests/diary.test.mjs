// The diary in everyday use, with the server gone from the start.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { invalid, look, none } from "../tools/look.mjs";
import { newReader, phone, startBrowser, startServer } from "../tools/stand.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser.close(); });

const passphrase = "rain on seven hats", planted = "planted-4c9e";

// A reader who has visited once; the server is gone.
async function visited(options) {
  const server = await startServer();
  const reader = await newReader(browser, server, { acceptDownloads: true, ...options });
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  await server.stop();
  return reader;
}

// replaced runs does() and waits for the page that follows.
async function replaced(page, does) {
  const main = await page.$("main");
  await does();
  await page.waitForFunction((main) => !main.isConnected, main);
}

// visit follows a link to a path, as the page's own links do.
const visit = (page, path) => replaced(page, () => page.evaluate((path) => {
  const link = document.createElement("a");
  link.href = path;
  document.querySelector("main").append(link);
  link.click();
}, path));

// send fills in the form that has a given button, and presses it.
const send = (page, button, fields = {}) => replaced(page, () => page.evaluate(({ button, fields }) => {
  const pressed = document.querySelector(`main form button[name=go][value="${button}"]`) ?? document.querySelector("main form button:not([name])");
  for (const field of pressed.form.elements) {
    const wanted = fields[field.name];
    if (wanted === undefined || field.type === "hidden") continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = [].concat(wanted).includes(field.value);
    else field.value = wanted;
  }
  pressed.click();
}, { button, fields }));

const text = (page) => page.textContent("main");
const day = (ago) => new Date(Date.now() - ago * 86_400_000).toLocaleDateString("sv", { timeZone: "Europe/London" });

async function begin(page) {
  await visit(page, "/notes/");
  await visit(page, "/notes/start/");
  await send(page, "begin", { pass: passphrase, again: passphrase, lock: "60" });
  assert.match(await text(page), /The diary is started/);
}

// Nothing went wrong, except that the server is gone.
const clean = (reader) => assert.deepEqual(reader.wrong.filter((text) => !/ERR_CONNECTION_REFUSED|ERR_FAILED|failed to register|update/i.test(text)), []);

test("a week of a diary: started, kept, corrected, locked, unlocked, exported, erased, imported", async (t) => {
  const reader = await visited();
  const { page } = reader;
  await begin(page);
  const week = [
    { bleeding: "heavy", "pads-per-hour": "1", pain: "moderate", "pain-site": "lower" }, { bleeding: "heavy", pain: "mild" }, { bleeding: "moderate", sleep: "broken" },
    { bleeding: "moderate", medicine: ["iron", "paracetamol"] }, { bleeding: "light", mood: "low" }, { bleeding: "spotting", temperature: "36.8", "temperature-unit": "Cel" },
  ];
  for (const [n, fields] of week.entries()) {
    await visit(page, "/notes/write/");
    await send(page, "save", { ...fields, day: day(week.length - n), note: `${planted} ${n}` });
    assert.match(await text(page), /Saved\./, JSON.stringify(fields));
  }
  await visit(page, "/notes/write/");
  await send(page, "save", { bleeding: "heavy", "pads-per-hour": "3", "pads-hours": "2", note: planted });
  assert.match(await page.textContent("main > .now h1"), /^Call/);
  assert.match(await text(page), /Saved\./);

  await visit(page, "/notes/entry/1/");
  await send(page, "correct");
  await send(page, "save", { pain: "severe" });
  await visit(page, "/notes/days/");
  assert.match(await text(page), /You corrected this later/);
  assert.equal(await page.$$eval("main .entries > li", (list) => list.length), 7);

  await visit(page, "/notes/keep/");
  await send(page, "lock");
  assert.match(await text(page), /The diary is locked/);
  assert.ok(!(await text(page)).includes(planted));
  await send(page, "", { unlock: "not this one" });
  assert.match(await text(page), /doesn't open the diary/);
  await send(page, "", { unlock: passphrase });
  assert.match(await page.textContent("main"), /What you wrote today/);
  assert.match(page.url(), /^[^/]+\/\/[^/]+\/$/, "the address says something");

  await visit(page, "/notes/out/");
  const files = {};
  for (const [end, fields] of Object.entries({ age: { pass: passphrase, again: passphrase }, json: {}, csv: {} })) {
    const [file] = await Promise.all([page.waitForEvent("download"), send(page, end === "age" ? "sealed" : end, fields)]);
    assert.match(file.suggestedFilename(), new RegExp(`^notes-\\d{4}-\\d\\d-\\d\\d\\.${end}$`));
    files[end] = await readFile(await file.path());
  }
  assert.ok(!files.age.includes(planted) && files.json.includes(planted) && files.csv.includes(planted));

  for (const end of ["age", "json", "csv"]) {
    await visit(page, "/notes/erase/");
    await send(page, "ask");
    await send(page, "erase");
    assert.match(await text(page), /The diary is deleted/);
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
    await visit(page, "/notes/in/");
    await page.setInputFiles("main input[type=file]", { name: "notes." + end, mimeType: "application/octet-stream", buffer: files[end] });
    await send(page, "look", { open: passphrase });
    assert.match(await text(page), /8 entries/, end);
    await send(page, "take", { pass: passphrase, again: passphrase });
    await visit(page, "/notes/out/");
    const [file] = await Promise.all([page.waitForEvent("download"), send(page, "json")]);
    const back = (await readFile(await file.path())).toString();
    assert.equal(end === "csv" ? back.replace(/"lockAfter":\d+,/, "") : back, end === "csv" ? files.json.toString().replace(/"lockAfter":\d+,/, "") : files.json.toString(), end);
  }
  clean(reader);
  await reader.close();
});

test("what she writes is only in the encrypted block", async () => {
  const reader = await visited();
  const { page } = reader;
  await begin(page);
  await visit(page, "/notes/write/");
  await send(page, "save", { bleeding: "light", note: planted });
  await visit(page, "/notes/keep/");
  await send(page, "lock");
  const kept = await page.evaluate(async () => {
    const parts = [document.documentElement.outerHTML, location.href, document.title, document.cookie, JSON.stringify({ ...localStorage, ...sessionStorage }), JSON.stringify(history.state)];
    for (const { name, version } of await indexedDB.databases()) {
      const db = await new Promise((done) => { const asked = indexedDB.open(name, version); asked.onsuccess = () => done(asked.result); });
      for (const store of db.objectStoreNames) {
        const all = await new Promise((done) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); });
        for (const row of all) for (const value of [row, ...Object.values(row ?? {})]) parts.push(value?.buffer ? new TextDecoder("latin1").decode(value) : JSON.stringify(value) ?? "");
      }
      db.close();
    }
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) parts.push(request.url);
    return parts;
  });
  assert.ok(kept.length > 8, "the store was not read");
  for (const part of kept) assert.ok(!part.includes(planted) && !part.includes(passphrase), part.slice(0, 80));
  for (const request of reader.requests) assert.ok(!(request.url + request.body).includes(planted));
  assert.equal(await page.evaluate(() => typeof history.state), "number");
  // The page's own listener comes first; what it keeps, it shows at once.
  await page.evaluate(() => new Promise((done) => { addEventListener("popstate", done, { once: true }); history.back(); }));
  assert.ok(!(await page.content()).includes(planted), "Back shows what she wrote");
  clean(reader);
  await reader.close();
});

// An entry in four taps, of which one opens the page and one saves it.
const mostTouches = 4;

test("a daily entry takes few taps with one hand", async (t) => {
  const reader = await visited({ hasTouch: true });
  const { page } = reader;
  await begin(page);
  await visit(page, "/notes/");
  let touches = 0;
  const touch = async (selector) => { touches++; await page.tap(selector); };
  const began = Date.now();
  await replaced(page, () => touch("main a[href='/notes/write/']"));
  await touch("main label:has([name=bleeding][value=light])");
  await touch("main label:has([name=pain][value=mild])");
  // Every target is as large as a fingertip, and the save button stays on the screen.
  const small = await page.$$eval("main .ask-bleeding label, main .ask-pain label, main .stick button", (list) => list.filter((e) => { const b = e.getBoundingClientRect(); return b.width < 44 || b.height < 44; }).length);
  assert.equal(small, 0);
  assert.ok(await page.$eval("main .stick button", (e) => { const b = e.getBoundingClientRect(); return b.top > innerHeight / 2 && b.bottom <= innerHeight; }));
  await replaced(page, () => touch("main .stick button"));
  assert.match(await text(page), /Saved\./);
  t.diagnostic(`${touches} touches, ${Date.now() - began} ms of waiting for the program`);
  assert.ok(touches <= mostTouches);
  await reader.close();
});

test("pads and the site of a pain are asked if they matter, and never hidden once answered", async () => {
  const reader = await visited();
  const { page } = reader;
  await begin(page);
  await visit(page, "/notes/write/");
  const seen = (name) => page.isVisible(`.ask-${name}`);
  assert.deepEqual([await seen("pads"), await seen("pain-where")], [false, false]);
  await page.check("[name=bleeding][value=heavy]");
  await page.check("[name=pain][value=mild]");
  assert.deepEqual([await seen("pads"), await seen("pain-where")], [true, true]);
  await page.check("[name='pads-per-hour'][value='2']");
  await page.check("[name=bleeding][value=light]");
  assert.ok(await seen("pads"));
  await reader.close();
});

test("an entry with the keyboard alone", async () => {
  const reader = await visited();
  const { page } = reader;
  await begin(page);
  const to = async (selector) => {
    for (let n = 0; n < 80; n++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) {
        const hidden = await page.evaluate(() => {
          const b = document.activeElement.getBoundingClientRect();
          const at = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
          return !at || !(document.activeElement.contains(at) || at.closest("label")?.contains(document.activeElement));
        });
        assert.ok(!hidden, `${selector} has the focus and is covered`);
        return;
      }
    }
    assert.fail(`the keyboard does not come to ${selector}`);
  };
  await visit(page, "/notes/");
  await to("a[href='/notes/write/']");
  await replaced(page, () => page.keyboard.press("Enter"));
  await to("[name=bleeding]");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await to("[name=pain]");
  await page.keyboard.press("Space");
  await to("details:has(.ask-note) > summary");
  await page.keyboard.press("Enter");
  await to("textarea");
  await page.keyboard.type("by keyboard");
  await to("main .stick button");
  await replaced(page, () => page.keyboard.press("Enter"));
  assert.match(await text(page), /Spotting[\s\S]*No pain[\s\S]*by keyboard/);
  clean(reader);
  await reader.close();
});

test("a reload locks the diary, and help and the danger signs need no passphrase", async () => {
  const reader = await visited();
  const { page } = reader;
  await begin(page);
  await page.reload();
  await reader.ready();
  for (const [path, seen] of [["/help/", "main a.tel"], ["/check/", "main form"]]) {
    await visit(page, "/notes/");
    assert.match(await text(page), /The diary is locked/);
    await replaced(page, () => page.click(`main a[href='${path}']`));
    assert.ok(await page.$(seen));
  }
  await visit(page, "/notes/");
  await send(page, "", { unlock: passphrase });
  assert.doesNotMatch(await text(page), /The diary is locked/);
  await reader.close();
});

test("every page of the diary is valid, accessible in light and dark, and fits its screen", async (t) => {
  const reader = await visited({ viewport: phone });
  const { page } = reader;
  const faults = [];
  let pages = 0;
  const check = async (name) => {
    pages++;
    faults.push(...await invalid("<!doctype html>\n" + await page.evaluate(() => {
      const root = document.documentElement.cloneNode(true);
      root.removeAttribute("style");
      return root.outerHTML;
    }), name), ...await look(page, name, { narrow: true }));
  };
  const go = async (path) => { await visit(page, path); await check(path); };
  await go("/notes/");
  await go("/notes/in/");
  await go("/notes/start/");
  await send(page, "begin", { pass: "x" });
  await check("start, refused");
  await send(page, "begin", { pass: passphrase, again: passphrase });
  await check("begun");
  await go("/notes/write/");
  await send(page, "save");
  await check("write, nothing");
  await send(page, "save", { bleeding: "heavy", "pads-per-hour": "2", "pads-hours": "2", "pain": "severe", "pain-site": "one-sided", note: "a\nb", sleep: "none" });
  await check("urgent");
  for (const path of ["/notes/", "/notes/days/", "/notes/event/", "/notes/answer/", "/notes/keep/", "/notes/out/", "/notes/in/", "/notes/erase/", "/notes/entry/1/"]) await go(path);
  await send(page, "correct");
  await check("correct");
  for (let n = 1; n <= 13; n++) await go(`/notes/event/${n}/`);
  await visit(page, "/notes/erase/");
  await send(page, "ask");
  await check("erase, sure");
  await visit(page, "/notes/keep/");
  await send(page, "lock");
  await check("locked");
  await send(page, "", { unlock: "x" });
  await check("wrong");
  t.diagnostic(`${pages} pages`);
  none(faults);
  clean(reader);
  await reader.close();
});
