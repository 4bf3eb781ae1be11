// After the first visit everything answers without the server.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { after, before, test } from "node:test";
import { get } from "node:http";
import { flags, newReader, phone, startBrowser, startFront, startServer } from "../tools/stand.mjs";
import { visit } from "../tools/diary.mjs";
import { walk } from "../tools/steps.mjs";
import { chromium } from "playwright-core";

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser.close(); });

async function visited() {
  const server = await startServer();
  const reader = await newReader(browser, server);
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  return { server, reader };
}

// Sizes are the same everywhere and can fail. Times depend on the machine: make
// budgets prints them.
const limits = { page: 50_000, script: 16_000 };

test("with the server gone every page and every question still answers", async (t) => {
  const { server, reader } = await visited();
  await server.stop();
  const { page } = reader;
  await page.reload();
  await reader.ready();
  for (const path of server.sample.filter((path) => !path.startsWith("/plain/"))) {
    // One of each kind by its address, as a bookmark opens it; the others by a link.
    if (server.kinds.includes(path)) await page.goto(server.url + path);
    else await visit(page, path);
    // Where there is no diary yet its page is the one that begins it.
    await page.waitForFunction((path) => [path, path.replace(/^.notes.$/, "/notes/start/")].includes(document.querySelector("main")?.dataset.path) && !document.querySelector("main").hidden, path);
  }
  await page.goto(server.url + "/ask/");
  await reader.ready();
  const passed = await walk(page, { bleeding: "light", country: "GB" });
  assert.ok(passed.length > 5, passed.join(" / "));
  assert.ok(await page.$("main[data-personal]"));
  const missed = reader.wrong.filter((text) => !/ERR_CONNECTION_REFUSED|ERR_FAILED|failed to register|update/i.test(text));
  assert.deepEqual(missed, []);
  await reader.close();
  t.diagnostic(`${server.sample.length} pages and ${passed.length} steps without a server`);
});

test("the path that needs a server becomes the start page, which does not", async () => {
  const { server, reader } = await visited();
  await server.stop();
  await reader.page.goto(server.url + "/plain/");
  assert.equal(await reader.page.getAttribute("main", "data-path"), "/");
  await reader.ready();
  await reader.page.click("[data-ask=sex]");
  await reader.page.waitForSelector("[data-step='1']:not([hidden])");
  await reader.close();
});

test("after a browser restart it starts without the server", async () => {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  const open = () => chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", viewport: phone,
    args: flags,
  });
  const server = await startServer();
  let context = await open();
  let page = await context.newPage();
  await page.goto(server.url + "/");
  await page.waitForFunction(() => globalThis.aftercare);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await page.reload();
  await page.waitForFunction(() => globalThis.aftercare);
  await context.close();
  await server.stop();
  context = await open();
  page = await context.newPage();
  await page.goto(server.url + "/");
  await page.waitForFunction(() => globalThis.aftercare);
  assert.ok(await page.$("main h1"));
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 20 });
});

test("a new edition is used as a whole or not at all", async () => {
  const server = await startFront(await startServer());
  const reader = await newReader(browser, server);
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  const before = await reader.page.evaluate(() => caches.keys());
  // A worker whose files do not match their hashes must not take over.
  const worker = await (await fetch(server.url + "/sw.js")).text();
  const bad = worker.replace(/"static-" \+ "[0-9a-f]+"/, '"static-" + "other"').replace(/sha256-[^"]{8}/, "sha256-AAAAAAAA");
  assert.notEqual(bad, worker);
  server.worker = bad;
  const state = await reader.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const seen = new Promise((resolve) => registration.addEventListener("updatefound", () => resolve(registration.installing)));
    registration.update().catch(() => null);
    const fresh = await seen;
    if (fresh.state === "installing") await new Promise((done) => fresh.addEventListener("statechange", done, { once: true }));
    return { state: fresh.state, waiting: Boolean(registration.waiting) };
  });
  assert.deepEqual(state, { state: "redundant", waiting: false });
  await reader.page.reload();
  await reader.ready();
  const kept = await reader.page.evaluate(async () => (await caches.match(document.querySelector("link[rel=stylesheet]").href)) !== undefined);
  assert.ok(kept, "the files of the working edition are gone");
  assert.ok((await reader.page.evaluate(() => caches.keys())).includes(before[0]));
  await reader.close();
  await server.stop();
});

test("the first page and all script are small", async (t) => {
  const server = await startServer();
  const packed = (path) => new Promise((resolve, reject) => {
    get(server.url + path, { headers: { "accept-encoding": "br" } }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ size: Buffer.concat(parts).length, body: Buffer.concat(parts), headers: response.headers }));
    }).on("error", reject);
  });
  const start = await packed("/");
  assert.equal(start.headers["content-encoding"], "br");
  const html = brotliDecompressSync(start.body).toString();
  const sizes = {};
  for (const [, path] of html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)) sizes[path] = (await packed(path)).size;
  const sum = start.size + Object.values(sizes).reduce((a, b) => a + b, 0);
  const script = (await packed("/sw.js")).size + Object.entries(sizes).filter(([path]) => path.endsWith(".js")).reduce((a, [, size]) => a + size, 0);
  t.diagnostic(`start page ${start.size} bytes, with style, glue and icon ${sum} bytes; all script ${script} bytes`);
  assert.ok(sum < limits.page && script < limits.script);
  await server.stop();
});
