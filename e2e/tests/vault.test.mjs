// The diary is stored encrypted, as a whole, and is open to nobody else.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { killBrowser, newReader, ownBrowser, startBrowser, startFront, startServer, top } from "../tools/stand.mjs";
import { begin, call, decoy, filesWith, follow, keepDecoy, lent, notesIn, passphrase, press, save, stored, unlock, visit, write } from "../tools/diary.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// A reader whose program runs. The diary with a worker and no server has its own tests.
async function reader(options = {}) {
  const reader = await newReader(browser, server, { worker: false, ...options });
  if (options.lent) await lent(reader.context);
  if (options.script) await reader.context.addInitScript(options.script);
  await reader.open("/");
  await reader.ready();
  return reader;
}

// another opens one more tab for the same reader.
async function another({ context }) {
  const page = await context.newPage();
  await page.goto(server.url + "/");
  await page.waitForFunction(() => globalThis.aftercare);
  return page;
}

const says = (page) => page.textContent("main");

test("the browser's store passes the same cases as every other", async () => {
  const { page, close } = await reader({ lent: true });
  const steps = readFileSync(top + "vault/testdata/store.txt", "utf8").split("\n").filter((line) => !line.startsWith("#") && line.includes(" -> "));
  const got = await page.evaluate(async (steps) => {
    const texts = { none: null }, names = {}, got = [];
    const bytes = (text) => text === null ? null : new TextEncoder().encode(text);
    for (const step of steps) {
      const [, does, want] = step.match(/(.*) -> (.*)/);
      const [kind, name, text] = does.split(" ");
      let result;
      if (kind === "get") {
        const kept = await keep.get(), text = kept && new TextDecoder().decode(kept);
        result = kept ? `${names[text]} ${text}` : "none";
      } else if (kind === "put") {
        result = await keep.put(bytes(text), bytes(texts[name])).then(() => {
          texts[want] = text;
          names[text] = want;
          return want;
        }, (error) => error.name === "ConflictError" ? "conflict" : error.name);
      } else {
        result = await keep.erase().then(() => "ok", (error) => error.name);
      }
      got.push(`${does} -> ${result}`);
    }
    return got;
  }, steps);
  assert.ok(steps.length > 20);
  assert.deepEqual(got, steps);
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), [], "erase leaves a trace");
  await close();
});

test("a reader who only looks stores nothing", async () => {
  const { page, wrong, close } = await reader();
  for (const path of ["/notes/", "/notes/start/", "/notes/in/", "/"]) {
    await visit(page, path);
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), [], path);
  }
  assert.deepEqual(wrong, []);
  await close();
});

test("planted words are nowhere but in the encrypted store", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  const { context, page } = await ownBrowser(server, profile, t);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const requests = [];
  context.on("request", (request) => requests.push(request.url() + " " + (request.postData() ?? "")));
  const planted = Array.from({ length: 197 }, (_, n) => `planted-${n}-quokka`);
  const words = "umbrella quokka lantern nine";
  await begin(page, words);
  for (const text of planted) assert.equal((await save(page, text)).status, 200);
  await write(page, "planted-last-quokka");
  const [download] = await Promise.all([page.waitForEvent("download"), visit(page, "/notes/out/").then(async () => {
    const form = "main form:has(button[value=sealed]) ";
    await page.fill(form + "input[name=pass]", "of the file quokka");
    await page.fill(form + "input[name=again]", "of the file quokka");
    await press(page, "sealed");
  })]);
  assert.doesNotMatch(download.suggestedFilename(), /diary|aftercare|miscarr|bleed|loss|quokka/i);
  const kept = await stored(page);
  assert.equal(kept.length, 1);
  assert.deepEqual(kept[0].keys, ["bytes"], "something is counted");
  const block = Buffer.from(kept[0].bytes);
  assert.equal((block.length - 240 - 16) % 16384, 0);
  assert.ok(!block.includes("quokka") && !block.includes("entries"));
  assert.equal(page.url(), server.url + "/");
  for (const seen of requests) assert.doesNotMatch(seen, /quokka/);
  // Proves that the search finds what is there.
  await page.evaluate(() => new Promise((done) => {
    const asked = indexedDB.open("control");
    asked.onupgradeneeded = () => asked.result.createObjectStore("control");
    asked.onsuccess = () => {
      const change = asked.result.transaction("control", "readwrite", { durability: "strict" });
      change.objectStore("control").put("control-numbat", 1);
      change.oncomplete = () => { asked.result.close(); done(); };
    };
  }));
  const running = await filesWith(profile, ["quokka"]);
  assert.notDeepEqual(await filesWith(profile, ["control-numbat"]), [], "the search finds nothing at all");
  await context.close();
  assert.deepEqual([...running, ...await filesWith(profile, ["quokka"])], []);
  t.diagnostic(`${planted.length + 3} planted texts, ${readdirSync(profile, { recursive: true }).length} files of a profile looked through`);
  await rm(profile, { recursive: true, force: true, maxRetries: 20 });
});

// Browsers store the content of forms on disk, to show it again after a crash or
// on Back, whatever the page does.
for (const end of ["closed", "killed"]) test(`words that were typed and not sent are found nowhere once the browser is ${end}`, async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  const { context, page } = await ownBrowser(server, profile, t);
  await begin(page, "umbrella quokka lantern nine");
  await visit(page, "/notes/write/");
  await page.evaluate(() => { document.querySelector("main textarea").closest("details").open = true; });
  await page.fill("main textarea", "half-quokka");
  const locked = await another({ context });
  await visit(locked, "/notes/");
  await locked.fill("main input[name=unlock]", "umbrella quokka");
  // Proves that such words are stored, and are found.
  const control = await context.newPage();
  await control.goto("data:text/html,<textarea></textarea>");
  await control.fill("textarea", "half-numbat");
  // A step in the history makes the browser store at once what the forms hold.
  for (const tab of [page, locked, control]) await tab.evaluate(() => history.pushState(null, "", "#next"));
  const numbat = async () => (await filesWith(profile, ["half-numbat"])).length > 0;
  if (end === "closed") await context.close();
  else {
    for (let tries = 0; tries < 100 && !await numbat(); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    await killBrowser(profile, context);
  }
  assert.ok(await numbat(), "the search finds nothing at all");
  assert.deepEqual(await filesWith(profile, ["quokka"]), []);
  await rm(profile, { recursive: true, force: true, maxRetries: 20 });
});

test("erase removes the store, and anything left on disk is encrypted", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  const { context, page } = await ownBrowser(server, profile, t);
  await begin(page);
  await write(page, "planted-quokka");
  const salt = Buffer.from((await stored(page))[0].bytes).subarray(16, 32);
  await visit(page, "/notes/erase/");
  await press(page, "ask");
  await press(page, "erase");
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  await visit(page, "/notes/");
  assert.ok(await page.$("main button[value=begin]"));
  await context.close();
  assert.deepEqual(await filesWith(profile, ["quokka"]), []);
  const left = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .filter((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name)).includes(salt)).map((entry) => entry.name);
  t.diagnostic(`the browser's files still hold the old block's bytes in: ${left.join(", ") || "none"}`);
  await rm(profile, { recursive: true, force: true, maxRetries: 20 });
});

test("the page killed while storing: the old diary or the new, never a mix", async (t) => {
  const r = await reader();
  await begin(r.page);
  let least = 0, most = 0;
  const seen = [];
  let page = await another(r);
  assert.equal(await notesIn(page, "kill"), 0);
  for (let round = 0; round < 8; round++) {
    // The first is answered, so it is stored; the others are interrupted.
    assert.equal((await save(page, `kill-${most}`)).status, 200);
    least = most = most + 1;
    for (let n = 0; n < 3; n++) save(page, `kill-${most++}`).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, round * 12));
    const session = await r.context.newCDPSession(page);
    session.send("Page.crash").catch(() => null);
    await new Promise((resolve) => page.once("crash", resolve));
    await page.close();
    page = await another(r); // the next to be killed
    const found = await notesIn(page, "kill");
    assert.ok(found >= least && found <= most, `round ${round}: ${found} notes, between ${least} and ${most}`);
    seen.push(found - least);
    most = found;
  }
  t.diagnostic(`of 3 saves cut off at 0 to 84 ms, stored: ${seen.join(" ")}`);
  await r.close();
});

// What the diary's first page says: whether it is locked, damaged, or not there.
const heading = async (page) => (await call(page, "GET", "/notes/")).body.match(/<h1[^>]*>([^<]*)/)[1];

test("the browser killed while storing: what was answered is there, and no mix", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  let most = 0;
  const seen = [];
  for (let round = 0; round < Number(process.env.KILLS ?? 5); round++) {
    const { context, page } = await ownBrowser(server, profile, t);
    if (round === 0) await begin(page);
    const found = await notesIn(page, "kill");
    assert.ok(found >= Math.max(0, most - 3) && found <= most, `round ${round}: ${found} notes, ${await heading(page)}`);
    if (round > 0) seen.push(found - most + 3);
    most = found;
    assert.equal((await save(page, `kill-${most++}`)).status, 200);
    const least = most;
    for (let n = 0; n < 3; n++) save(page, `kill-${most++}`).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, round * 15 % 75));
    await killBrowser(profile, context);
    assert.equal(most - least, 3);
  }
  const { context, page } = await ownBrowser(server, profile, t);
  const found = await notesIn(page, "kill");
  assert.ok(found >= most - 3 && found <= most, `${found} notes, ${await heading(page)}`);
  await context.close();
  t.diagnostic(`of 3 saves cut off at 0 to 60 ms, stored: ${[...seen, found - most + 3].join(" ")}`);
  await rm(profile, { recursive: true, force: true, maxRetries: 20 });
});

test("two tabs lose nothing, and an outdated one shows nothing", async () => {
  const r = await reader();
  await begin(r.page);
  const other = await another(r);
  await unlock(other);
  const both = [];
  for (let n = 0; n < 10; n++) both.push(save(n % 2 ? other : r.page, `tab-${n}`));
  for (const { status } of await Promise.all(both)) assert.equal(status, 200);
  for (const page of [r.page, other]) assert.equal(new Set((await call(page, "GET", "/notes/days/")).body.match(/tab-\d/g)).size, 10);
  await keepDecoy(r.page);
  await unlock(await another(r), decoy);
  for (const page of [r.page, other]) {
    const { body } = await call(page, "POST", "/notes/write/", { bleeding: "light", note: "too late", go: "save" });
    assert.match(body, /name="unlock"/);
    assert.doesNotMatch((await call(page, "GET", "/notes/days/")).body, /tab-\d/);
  }
  assert.equal(await notesIn(r.page, "tab"), -1);
  assert.equal(await notesIn(r.page, "tab", decoy), 0);
  assert.deepEqual(r.wrong, []);
  await r.close();
});

test("full storage: she is told, the old diary is readable, and saving works again later", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  let { context, page } = await ownBrowser(server, profile, t);
  await begin(page);
  await save(page, "room-1");
  await context.close();
  // The browser checks free space once, so it starts without any.
  ({ context, page } = await ownBrowser(server, profile, t));
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: server.url, quotaSize: 1 });
  const before = await stored(page);
  await unlock(page);
  assert.match(await says(page), /room-1/, "it does not open where nothing can be stored");
  await visit(page, "/notes/write/");
  await page.click("input[name=bleeding][value=light]");
  await press(page, "save");
  assert.match(await page.textContent("main [role=alert]"), /no room/i, "she is not told");
  assert.ok(await page.$("main input[name=bleeding][value=light]:checked"), "what she wrote is gone");
  // Whatever else is stored is refused as loudly, and changes nothing either.
  for (const [go, fields] of [["time", { lock: "15" }], ["pass", { old: passphrase, pass: "the next passphrase", again: "the next passphrase" }],
    ["second", { mine: passphrase, code: decoy, "code-again": decoy }], ["no-second", { mine: passphrase }]]) {
    assert.match((await call(page, "POST", "/notes/keep/", { go, ...fields })).body, /no room/i, go);
  }
  assert.deepEqual(await stored(page), before);
  await context.close();
  ({ context, page } = await ownBrowser(server, profile, t));
  assert.equal(await notesIn(page, "room"), 1);
  assert.equal((await save(page, "room-2")).status, 200);
  assert.equal(await notesIn(page, "room"), 2);
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 20 });
});

for (const year of [1970, 2038]) {
  test(`with a clock at ${year} the diary is stored and opens`, async () => {
    const r = await reader();
    const time = new Date(`${year}-01-19T12:00:00Z`);
    await r.page.clock.setFixedTime(time);
    await begin(r.page);
    await write(r.page, `clock-${year}`);
    await r.page.clock.setFixedTime(new Date("2026-11-21T12:00:00Z"));
    await r.page.reload();
    await r.page.waitForFunction(() => globalThis.aftercare);
    assert.equal(await notesIn(r.page, "clock"), 1);
    assert.deepEqual(r.wrong, []);
    await r.close();
  });
}

test("an encrypted file is exported, everything is erased, and the file restores it", async () => {
  const r = await reader();
  const { page } = r;
  await begin(page);
  await write(page, "export-1");
  await write(page, "export-2");
  await visit(page, "/notes/out/");
  const form = "main form:has(button[value=sealed]) ";
  await page.fill(form + "input[name=pass]", "of the file only");
  await page.fill(form + "input[name=again]", "of the file only");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "sealed")]);
  const path = await download.path();
  assert.match((await readFile(path)).subarray(0, 34).toString(), /^age-encryption\.org\/v1\n-> scrypt /);
  await visit(page, "/notes/erase/");
  await press(page, "ask");
  await press(page, "erase");
  await begin(page, "a new passphrase");
  await visit(page, "/notes/in/");
  await page.setInputFiles("input[name=file]", path);
  await page.fill("input[name=open]", "of the file only");
  await press(page, "look");
  await press(page, "take");
  await call(page, "POST", "/notes/lock/", { go: "lock" });
  assert.equal(await notesIn(page, "export", "a new passphrase"), 2);
  assert.deepEqual(r.wrong, []);
  await r.close();
});

test("a damaged block is reported as damaged, and is left alone", async () => {
  const r = await reader();
  const { page } = r;
  await begin(page);
  await page.evaluate(async () => {
    const db = await new Promise((done) => { const asked = indexedDB.open("kept"); asked.onsuccess = () => done(asked.result); });
    const change = db.transaction("block", "readwrite");
    const asked = change.objectStore("block").get(1);
    asked.onsuccess = () => { asked.result.bytes[5000] ^= 1; change.objectStore("block").put(asked.result, 1); };
    await new Promise((done) => { change.oncomplete = done; });
    db.close();
  });
  await page.reload();
  await page.waitForFunction(() => globalThis.aftercare);
  const before = await stored(page);
  await visit(page, "/notes/");
  assert.equal(await page.$("input[name=unlock]"), null);
  for (const [path, fields] of [["/notes/", { unlock: passphrase }], ["/notes/start/", { go: "begin", pass: passphrase, again: passphrase, lock: "5" }], ["/notes/write/", { note: "x", go: "save" }]]) {
    await call(page, "POST", path, fields);
  }
  assert.deepEqual(await stored(page), before);
  await r.close();
});

test("it locks after a time without touch, and at the first touch after sleep", async () => {
  const r = await reader({ script: () => {
    const real = Date.now;
    globalThis.later = 0;
    Date.now = () => real() + globalThis.later * 60_000;
    // What the page does every so often can be done at once.
    const every = setInterval, does = [];
    globalThis.setInterval = (what, ms) => { does.push(what); return every(what, ms); };
    globalThis.look = () => { for (const what of does) what(); return does.length; };
  } });
  const { page } = r;
  await begin(page); // locks after 5 minutes
  await write(page, "idle-1");
  await page.evaluate(() => { globalThis.later = 4; });
  await page.mouse.move(50, 50);
  assert.ok(await page.evaluate(() => { globalThis.later = 8; return look(); }), "it looks at no clock");
  assert.match(await says(page), /idle-1/, "it locked too soon");
  await page.evaluate(() => { globalThis.later = 9.5; });
  await page.waitForSelector("main input[name=unlock]");
  assert.doesNotMatch(await says(page), /idle-1/);
  await unlock(page);
  assert.match(await says(page), /idle-1/);
  await page.evaluate(() => { globalThis.later = 0; }); // a clock set back
  await page.mouse.move(60, 60);
  await page.waitForSelector("main input[name=unlock]");
  assert.equal(await notesIn(page, "idle"), 1);
  await r.close();
});

test("leaving forgets the key: three presses of Shift, another site, Back", async () => {
  const r = await reader();
  const { page } = r;
  await r.context.route((url) => url.origin !== server.url, (route) => route.fulfill({ contentType: "text/html", body: "elsewhere" }));
  await begin(page);
  await write(page, "leave-1");
  for (let n = 0; n < 3; n++) await page.keyboard.press("Shift");
  await page.waitForURL((url) => url.origin !== server.url);
  await page.goto(server.url + "/");
  await page.waitForFunction(() => globalThis.aftercare);
  await visit(page, "/notes/");
  assert.ok(await page.$("input[name=unlock]"));
  await unlock(page);
  await page.goto("http://elsewhere.invalid/");
  await page.goBack();
  await page.waitForFunction(() => globalThis.aftercare);
  await visit(page, "/notes/");
  assert.ok(await page.$("input[name=unlock]"));
  assert.doesNotMatch(await says(page), /leave-1/);
  await r.close();
});

test("the browser is asked once, after the first save, to keep the storage", async () => {
  for (const promise of [true, false]) {
    const r = await reader({ script: `globalThis.asked = 0; StorageManager.prototype.persist = async () => { globalThis.asked++; return ${promise}; };` });
    const { page } = r;
    await visit(page, "/notes/start/");
    assert.equal(await page.evaluate(() => asked), 0);
    await begin(page);
    await save(page, "one");
    await save(page, "two");
    assert.equal(await page.evaluate(() => asked), 1);
    await r.close();
  }
});

test("a newer edition is offered between steps, and used when she presses the button", async () => {
  const front = await startFront(await startServer());
  const r = await newReader(browser, front);
  await r.open("/");
  await r.ready();
  await r.offlineReady();
  const { page } = r;
  await begin(page);
  await write(page, "edition-1");
  const other = await r.context.newPage();
  await other.goto(front.url + "/");
  await other.waitForFunction(() => globalThis.aftercare);
  // A page that starts takes the newer edition: its own start must be over.
  await other.evaluate(() => navigator.serviceWorker.register(aftercareKeep.policy.createScriptURL("/sw.js")));
  const before = await page.evaluate(() => caches.keys());
  // The newer edition has none of the files of the previous one.
  const worker = await (await fetch(front.url + "/sw.js")).text();
  front.worker = worker.replace(/"static-" \+ "[0-9a-f]+"/, '"static-" + "newer"').replace(/const FILES = .*;/, (line) => line.replace(/\[\[.*\]\]/, "[]"));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const fresh = registration.installing;
    if (fresh) await new Promise((done) => fresh.addEventListener("statechange", done, { once: true }));
  });
  assert.equal(await page.isVisible("#newer"), false, "it comes between her and the page");
  await visit(page, "/notes/write/");
  assert.equal(await page.isVisible("#newer"), false, "it is offered in a form");
  await visit(page, "/notes/days/");
  assert.equal(await page.isVisible("#newer"), true);
  assert.deepEqual(await page.evaluate(() => caches.keys()), [...before, "static-newer"]);
  await Promise.all([page.waitForNavigation(), page.click("#newer button")]);
  await page.waitForFunction(() => globalThis.aftercare);
  assert.equal(await page.isVisible("#newer"), false);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting), null);
  // A page of the previous edition still finds its files.
  await front.stop();
  assert.equal(await notesIn(other, "edition"), 1);
  await r.close();
});

test("help answers while a passphrase is being tried, and if the worker never answers", async () => {
  const r = await reader({ lent: true });
  const { page } = r;
  await begin(page);
  await call(page, "POST", "/notes/lock/", { go: "lock" });
  const took = await page.evaluate(async (passphrase) => {
    keep.work = () => new Promise(() => {});
    aftercare.handle("POST", "/notes/", "unlock=" + encodeURIComponent(passphrase), () => {});
    const began = performance.now();
    for (const path of ["/help/", "/", "/check/"]) {
      const { status } = await new Promise((done) => aftercare.handle("GET", path, "", done));
      if (status !== 200) throw new Error(path);
    }
    return performance.now() - began;
  }, passphrase);
  assert.ok(took < 5000);
  await r.close();
});
