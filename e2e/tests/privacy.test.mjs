// What she enters stays with her.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";
import { fill, has, press } from "../tools/steps.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// canary is a text that no server, URL or storage may ever hold.
const canary = "canary-7d1f";

// submit answers the first question, adds a hidden canary, and presses the
// button.
async function submit(page) {
  await fill(page, { bleeding: "light" });
  await page.evaluate((canary) => {
    const extra = document.createElement("input");
    extra.type = "hidden"; extra.name = "extra"; extra.value = canary;
    document.querySelector("main form").append(extra);
  }, canary);
  await page.click("main form button[value=next]");
}

// What a server could have seen: the number of posts, and every request.
async function sentNothing(reader, posts = 0) {
  assert.equal(await server.posts() - reader.postsBefore, posts, "posts that the server saw");
  for (const r of reader.requests) {
    assert.ok(!r.url.includes(canary) && !r.body.includes(canary), `sent: ${r.method} ${r.url}`);
    assert.equal(r.method, "GET");
  }
}

async function open(path, options) {
  const reader = await newReader(browser, server, options);
  reader.postsBefore = await server.posts();
  await reader.open(path);
  return reader;
}

// moved waits until the page shows the step after the first question.
const moved = (page) => page.waitForFunction(() => document.querySelector("main[data-personal]"));

test("a normal submit sends nothing", async () => {
  const reader = await open("/ask/");
  await reader.ready();
  await submit(reader.page);
  await moved(reader.page);
  await sentNothing(reader);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});

test("a hard reload, then a submit, sends nothing", async () => {
  const reader = await open("/ask/");
  await reader.ready();
  await reader.offlineReady();
  const session = await reader.context.newCDPSession(reader.page);
  await session.send("Page.reload", { ignoreCache: true });
  await reader.page.waitForLoadState();
  await reader.ready();
  await submit(reader.page);
  await moved(reader.page);
  await sentNothing(reader);
  await reader.close();
});

test("a hard reload of a page that followed a submit sends nothing", async () => {
  const reader = await open("/ask/");
  await reader.ready();
  await reader.offlineReady();
  await submit(reader.page);
  await moved(reader.page);
  const session = await reader.context.newCDPSession(reader.page);
  await session.send("Page.reload", { ignoreCache: true });
  await reader.page.waitForLoadState();
  await reader.ready();
  assert.equal(await reader.page.$("main[data-personal]"), null, "a reload brings her answers back");
  await sentNothing(reader);
  await reader.close();
});

test("worker and caches removed under an open page: a submit sends nothing", async () => {
  const reader = await open("/ask/");
  await reader.ready();
  await reader.offlineReady();
  await reader.page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    for (const r of await navigator.serviceWorker.getRegistrations()) await r.unregister();
  });
  await submit(reader.page);
  await moved(reader.page);
  await sentNothing(reader);
  await reader.close();
});

test("caches removed, worker left: a submit sends nothing", async () => {
  const reader = await open("/ask/");
  await reader.ready();
  await reader.offlineReady();
  await reader.page.evaluate(async () => { for (const name of await caches.keys()) await caches.delete(name); });
  await reader.page.reload();
  await reader.ready();
  await reader.page.waitForSelector("main[data-path='/ask/'] form");
  await submit(reader.page);
  await moved(reader.page);
  await sentNothing(reader);
  await reader.close();
});

test("first visit: a submit before the program has loaded waits for it and sends nothing", async () => {
  const reader = await newReader(browser, server);
  reader.postsBefore = await server.posts();
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await reader.page.route("**/*.wasm", async (route) => { await held; await route.continue(); });
  await reader.open("/ask/");
  await submit(reader.page);
  await reader.page.waitForSelector("#wait:not([hidden])");
  await sentNothing(reader);
  release();
  await moved(reader.page);
  assert.equal(await reader.page.isVisible("#wait"), false);
  await sentNothing(reader);
  await reader.close();
});

for (const [what, files] of Object.entries({ program: "**/*.wasm", words: "**/static/words.*.txt" })) {
  test(`the ${what} cannot load: a submit says so, with help, and sends nothing`, async () => {
    const reader = await newReader(browser, server);
    reader.postsBefore = await server.posts();
    let asked = 0;
    await reader.page.route(files, (route) => { asked++; return route.abort(); });
    await reader.open("/ask/");
    await submit(reader.page);
    await reader.page.waitForSelector("#lost:not([hidden])");
    assert.ok(asked > 0);
    assert.ok(await reader.page.isVisible("#lost a[href='/help/']"));
    await sentNothing(reader);
    await reader.close();
  });
}

test("JavaScript off: a form of the questions cannot be sent at all", async () => {
  const reader = await open("/ask/", { javaScriptEnabled: false });
  const button = await reader.page.$("main form button[value=next]");
  if (button && await button.isVisible()) await button.click({ noWaitAfter: true });
  else await reader.page.evaluate(() => document.querySelector("main form")?.submit()).catch(() => {});
  await sentNothing(reader);
  await reader.close();
});

test("control: JavaScript off, the marked path sends once", async () => {
  const reader = await open("/plain/", { javaScriptEnabled: false });
  const first = await reader.page.$("main form input:not([type=hidden])");
  await first.click();
  await reader.page.click("main form button[value=answer]");
  await reader.page.waitForSelector("main[data-personal]");
  assert.equal(await server.posts() - reader.postsBefore, 1);
  await reader.close();
});

test("nothing is stored and no URL holds anything", async () => {
  const reader = await open("/");
  const { page, context } = reader;
  await reader.ready();
  await reader.offlineReady();
  const state = async () => {
    assert.equal(page.url(), server.url + "/");
    assert.equal(await page.evaluate(() => typeof history.state), "number", "history holds more than a number");
  };
  await page.click("[data-ask=sex]");
  await page.click("label:has([value=line-8])");
  await page.click("label:has([value=foul])");
  for (let step = 1; step <= 3; step++, await state()) await page.click(`[data-step="${step}"]:not([hidden]) [data-next]`);
  await page.click("button[value=answer]:visible");
  await page.waitForSelector("main[data-personal]");
  await state();
  const stored = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
    databases: (await indexedDB.databases()).length, name: window.name,
    cached: (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((r) => new URL(r.url).pathname)))).flat(),
  }));
  assert.deepEqual({ ...stored, cached: [] }, { local: 0, session: 0, cookie: "", databases: 0, name: "", cached: [] });
  assert.ok(stored.cached.length > 5);
  for (const path of stored.cached) assert.match(path, /^\/static\/[a-z]+\.[0-9a-f]{16}\.[a-z]+$/);
  assert.deepEqual(await context.cookies(), []);
  await sentNothing(reader);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});

test("the server's log holds no address, user agent or text", async () => {
  for (const line of server.log().trim().split("\n")) {
    const { time, level, msg, build, route, status, microseconds, ...more } = JSON.parse(line);
    assert.deepEqual(more, {});
    assert.ok(["page", "static", "plain", "guide", "other"].includes(route) && status > 0 && microseconds >= 0 && time && level && msg && build);
  }
});
