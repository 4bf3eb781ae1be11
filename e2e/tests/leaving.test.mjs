// Leaving the six screens: whatever the way, nothing of hers comes back, neither with
// Back or Forward nor when the browser is opened again, and its files hold none of it.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { flags, newReader, ownBrowser, processesOf, startBrowser, startServer } from "../tools/stand.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const typed = { q: "quokka smells", temperature: "36.64", weeks: "11", "when-on": new Date(Date.now() - 9 * 86_400_000).toISOString().slice(0, 10) };
const choose = (page, name, value) => page.click(`label:has([name="${name}"][value="${value}"]):visible`);
const enter = (page, name) => page.fill(`[name="${name}"]:visible`, typed[name]);

// What she tells on each screen.
const tells = [
  async (page) => { await page.selectOption("#f-country", "GB"); await choose(page, "about", "patient"); await enter(page, "q"); },
  async (page) => { await choose(page, "danger-line", "line-8"); await choose(page, "which", "foul"); await enter(page, "temperature"); },
  async (page) => { await choose(page, "bleeding", "light"); await choose(page, "pain", "moderate"); },
  async (page) => { await choose(page, "happened", "tablets"); await enter(page, "weeks"); },
  async (page) => { await enter(page, "when-on"); },
];
const answer = tells.length;

// tell goes as far as a screen, and tells something on it and on each before.
async function tell(page, screen) {
  for (let n = 0; ; n++) {
    if (n < answer) await page.waitForSelector(`[data-step="${n}"]:not([hidden])`);
    else await page.waitForSelector("main[data-personal]");
    await tells[n]?.(page);
    if (n === screen) return;
    await page.click(["[data-ask=sex]", "[data-next]", "[data-next]", "[data-next]", "button[value=answer]"][n] + ":visible");
  }
}

// told is all that a page shows or holds, in its order: its titles, every text, whether
// it is seen, and every field.
const told = () => {
  const main = document.querySelector("main");
  if (!main) return [];
  const list = [document.title, typeof (history.state ?? 0), main.innerText], walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) list.push(walk.currentNode.data);
  for (const field of document.querySelectorAll("input, select, textarea")) list.push(`${field.name}=${field.value}${field.checked ? " checked" : ""}`);
  return list;
};
const script = `globalThis.told = ${told}`;
const shown = (page) => page.evaluate(() => told());

// isStart waits for the start page as it first was.
async function isStart(page, start, where) {
  const same = page.waitForFunction((start) => JSON.stringify(told()) === start, JSON.stringify(start), { timeout: 10_000 });
  await same.catch(async () => {
    const now = await shown(page);
    assert.deepEqual(now.filter((text, n) => text !== start[n]), [], where);
    assert.equal(now.length, start.length, where);
  });
}

// nothingComesBack goes back to the first page of a tab, and forward to its last.
async function nothingComesBack(page, start, where) {
  const session = await page.context().newCDPSession(page);
  const history = () => session.send("Page.getNavigationHistory");
  let seen = 0;
  for (const [way, end] of [["goBack", () => 0], ["goForward", ({ entries }) => entries.length - 1]]) {
    for (let now = await history(); now.currentIndex !== end(now); now = await history()) {
      await page[way]();
      const { currentIndex, entries } = await history();
      assert.notEqual(currentIndex, now.currentIndex, `${where}: ${way} goes nowhere`);
      if (!page.url().startsWith(server.url)) continue;
      assert.equal(page.url(), server.url + "/", where);
      assert.ok(["", start[0]].includes(entries[currentIndex].title), where);
      await isStart(page, start, `${where}, ${way} to entry ${currentIndex}`);
      seen++;
    }
  }
  await session.detach();
  return seen;
}

const elsewhere = (page) => page.waitForFunction(() => document.title === "elsewhere");
const away = (context) => context.route((url) => url.origin !== server.url, (route) => route.fulfill({ contentType: "text/html", body: "<title>elsewhere</title>elsewhere" }));

const ways = {
  "the way out": async (page) => { await page.click("a[data-exit]"); await elsewhere(page); },
  "three presses of Shift": async (page) => { for (let n = 0; n < 3; n++) await page.keyboard.press("Shift"); await elsewhere(page); },
  "start again and forget": async (page) => { await page.click(":is(.forget, .you-said) a[href='/']:visible"); },
};

async function fresh(context) {
  const page = await context.newPage();
  await page.goto("about:blank");
  await page.goto(server.url + "/");
  await page.waitForFunction(() => globalThis.aftercare && !document.querySelector("main").hidden);
  return page;
}

for (const [name, leave] of Object.entries(ways)) {
  test(`left by ${name} on any screen, Back and Forward show the start page and nothing of hers`, async () => {
    const reader = await newReader(browser, server);
    await away(reader.context);
    await reader.context.addInitScript(script);
    for (let screen = 1; screen <= answer; screen++) {
      const page = await fresh(reader.context), start = await shown(page);
      await tell(page, screen);
      await leave(page);
      if (page.url() === server.url + "/") await isStart(page, start, `screen ${screen}`);
      const seen = await nothingComesBack(page, start, `screen ${screen}`);
      assert.ok(seen >= screen, `only ${seen} pages came back`);
      await page.close();
    }
    await reader.close();
  });
}

// A browser of her own. Her tab also has a field that the browser may store: the files
// that hold it are those that would hold hers.
const control = "control-numbat";

async function visit(t) {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  t.after(() => rm(profile, { recursive: true, force: true, maxRetries: 20 }));
  const { context, page } = await ownBrowser(server, profile, t, { script });
  await away(context);
  await page.evaluate(() => navigator.serviceWorker.ready);
  return { profile, context, page, start: await shown(page) };
}

// plant writes the control, and waits until the browser has stored it with the tab.
async function plant({ page, profile }) {
  await page.evaluate(() => {
    const form = document.body.appendChild(document.createElement("form"));
    form.append(Object.assign(document.createElement("input"), { name: "control" }));
  });
  await page.fill("[name=control]", control);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight)); // the browser stores where she was, too
  await until(async () => (await held(profile, [control], "Default/Sessions")).length);
}

// reopened starts a browser with the tabs that it had. On a busy machine Chromium now and
// then doesn't get as far as a page: then it's ended and started again.
async function reopened(profile, t) {
  for (let tries = 1; ; tries++) {
    try {
      return await ownBrowser(server, profile, t, { script, timeout: 60_000, args: [...flags, "--restore-last-session"] });
    } catch (error) {
      if (tries === 3 || !error.message.includes("launchPersistentContext: Timeout")) throw error;
      for (const { id } of processesOf(profile)) try { process.kill(id, "SIGKILL"); } catch {} // it ends with the first
      await until(() => !processesOf(profile).length);
    }
  }
}

async function until(holds) {
  while (!await holds()) await new Promise((done) => setTimeout(done, 100));
}

// held says which texts a folder's files hold, and in which folder of the browser's,
// without numbers, so that two profiles can be compared.
async function held(profile, texts, below = "") {
  const found = new Set(), forms = new Map(), begins = new Uint8Array(1 << 16);
  for (const text of texts) {
    for (const form of [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")]) {
      const key = form.readUInt32LE(); // every text is four letters or more
      forms.set(key, [...forms.get(key) ?? [], { text, form }]);
      begins[key & 0xffff] = 1;
    }
  }
  for (const entry of await readdir(join(profile, below), { recursive: true, withFileTypes: true }).catch(() => [])) { // the browser may not have made it yet
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name), bytes = await readFile(path).catch(() => Buffer.alloc(0));
    const where = path.slice(profile.length).split("/").slice(2, 4).join("/").replace(/\d+/g, "#");
    // One pass for all texts: there are hundreds, and the files are large.
    for (let n = 0; n + 4 <= bytes.length; n++) {
      if (!begins[bytes[n] | bytes[n + 1] << 8]) continue;
      for (const { text, form } of forms.get(bytes.readUInt32LE(n)) ?? []) if (bytes.subarray(n, n + form.length).equals(form)) found.add(`${where}: ${text}`);
    }
  }
  return [...found].sort();
}

// What could be held of her: what she typed and chose, and what her answer says that the
// start page doesn't.
const picked = ["line-8", "foul", "light", "moderate", "tablets"];
const said = async (page, start) => (await shown(page)).filter((text) => text.length > 12 && text.length < 300 && !start.includes(text));

test("what she told is in no file of the browser, and a tab that is restored shows the start page", async (t) => {
  const nobody = await visit(t);
  await plant(nobody);
  await nobody.context.close();
  let texts, others;
  // What the program's own files say, those of somebody who told nothing have too.
  for (const [name, leave] of Object.entries({ "left open": null, "the way out": ways["the way out"] })) {
    const her = await visit(t);
    await tell(her.page, answer);
    texts ??= [...new Set([...Object.values(typed).filter((text) => text.length > 3), ...picked, ...await said(her.page, her.start)])];
    others ??= await held(nobody.profile, texts);
    await plant(her);
    await leave?.(her.page);
    await her.context.close();
    const nothing = async (when) => assert.deepEqual((await held(her.profile, texts)).filter((at) => !others.includes(at)), [], `${name}, ${when}`);
    await nothing("closed");

    const { context, page } = await reopened(her.profile, t);
    await away(context);
    const tab = () => context.pages().find((other) => other !== page && other.url() !== "about:blank");
    await until(tab);
    await tab().evaluate(script);
    if (tab().url() === server.url + "/") await isStart(tab(), her.start, `${name}, restored`);
    const seen = await nothingComesBack(tab(), her.start, `${name}, restored`);
    t.diagnostic(`${name}: ${texts.length} texts, ${seen} pages came back in the restored tab, the control is in ${await held(her.profile, [control])}`);
    await context.close();
    await nothing("restored and closed");
  }
});
