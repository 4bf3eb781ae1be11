// The exit: immediate, on every page, with nothing to come back to.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { loud, newReader, ownBrowser, startBrowser, startServer } from "../tools/stand.mjs";
import { fill } from "../tools/steps.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// answered opens a page that holds one of her answers. The test itself serves
// the page she leaves for, so that nothing leaves the machine.
async function answered(options) {
  const reader = await newReader(browser, server, options);
  await reader.context.route((url) => url.origin !== server.url, (route) => route.fulfill({ contentType: "text/html", body: "<title>elsewhere</title>elsewhere" }));
  await reader.page.goto("about:blank");
  await reader.open("/ask/");
  if (options?.javaScriptEnabled === false) return reader;
  await reader.ready();
  await fill(reader.page, { bleeding: "light" });
  await reader.page.click("main form button[value=next]");
  await reader.page.waitForSelector("main[data-personal]");
  return reader;
}

const elsewhere = (page) => page.waitForFunction(() => document.title === "elsewhere");

// nothingBehind goes back as far as it goes: there is the start page, and nothing
// of hers on it.
async function nothingBehind(reader) {
  for (let n = 0; n < 4; n++) {
    await reader.page.goBack().catch(() => null); // cut off where a page replaces itself
    await reader.page.waitForLoadState();
    const html = await reader.page.content();
    assert.equal(html.includes("data-personal"), false, "Back shows her answers");
    if (!reader.page.url().startsWith(server.url)) return;
    assert.equal(new URL(reader.page.url()).pathname, "/", "an address is left");
    assert.equal(await reader.page.$("main :checked:not([name=about]):not(option)"), null, "Back shows what she ticked");
  }
}

test("the link leaves in the same frame and Back shows nothing", async () => {
  const reader = await answered();
  const blank = await reader.page.evaluate(() => {
    document.querySelector("a[data-exit]").click();
    return document.documentElement.textContent;
  });
  assert.equal(blank, "", "the page is still there after the click");
  await elsewhere(reader.page);
  await nothingBehind(reader);
  await reader.close();
});

test("three presses of Shift leave and Back shows nothing", async () => {
  const reader = await answered();
  for (let n = 0; n < 2; n++) await reader.page.keyboard.press("Shift");
  assert.ok(await reader.page.$("main[data-personal]"), "it left too early");
  await reader.page.keyboard.press("Shift");
  await elsewhere(reader.page);
  await nothingBehind(reader);
  await reader.close();
});

test("Shift with other keys in between is typing, not leaving", async () => {
  const reader = await answered();
  for (const key of ["Shift", "A", "Shift", "B", "Shift", "Shift+C"]) await reader.page.keyboard.press(key);
  assert.ok(await reader.page.$("main[data-personal]"));
  await reader.close();
});

test("the exit is the first tab stop on each kind of page, and stays on the screen", async () => {
  const reader = await newReader(browser, server, { program: false, worker: false });
  for (const path of server.kinds) {
    await reader.open(path);
    await reader.page.keyboard.press("Tab");
    const first = await reader.page.evaluate(() => document.activeElement.matches("a[data-exit]"));
    assert.ok(first, path);
    const link = await reader.page.$eval("a[data-exit]", (a) => ({ rel: a.rel, href: a.href }));
    assert.match(link.rel, /nofollow/);
    assert.match(link.rel, /noreferrer/);
    await reader.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const box = await reader.page.$eval("a[data-exit]", (a) => { const b = a.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight && b.height >= 24; });
    assert.ok(box, path + ": the link is not on the screen");
  }
  await reader.close();
});

// Browsers look the host of a link up as soon as the pointer rests on it, so the
// link itself names no other host.
test("where the way out leads is looked up only when it is pressed", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  const { context, page } = await ownBrowser(server, profile, t, { executablePath: loud, env: { ...process.env, NETLOG: profile } });
  await page.hover("a[data-exit]");
  assert.equal(await page.$eval("a[data-exit]", (a) => a.origin), server.url);
  await page.evaluate(() => fetch("/pressed-now/"));
  const left = page.waitForEvent("requestfailed", (request) => request.url().includes("wikipedia"));
  await page.click("a[data-exit]");
  await left;
  await context.close();
  const log = (await Promise.all((await readdir(profile)).filter((name) => name.endsWith(".json")).map((name) => readFile(join(profile, name), "utf8")))).join();
  const pressed = log.indexOf("/pressed-now/"), asked = log.indexOf("wikipedia");
  assert.ok(pressed >= 0 && asked >= 0, "it was not written down");
  assert.ok(asked > pressed, "it was looked up before it was pressed");
  await rm(profile, { recursive: true, force: true, maxRetries: 20 });
});

test("the program and what it was told end before the page is left", async () => {
  const reader = await newReader(browser, server);
  await reader.context.route((url) => url.origin !== server.url, () => {}); // the next page never comes
  await reader.open("/");
  await reader.ready();
  const ended = reader.page.workers().map((worker) => new Promise((done) => worker.on("close", done)));
  assert.ok(ended.length > 0);
  await reader.page.evaluate(() => document.querySelector("a[data-exit]").click());
  await Promise.all(ended);
  assert.equal(new URL(reader.page.url()).origin, server.url);
  await reader.close();
});

test("without JavaScript the link is a plain link", async () => {
  const reader = await answered({ javaScriptEnabled: false });
  await reader.page.click("a[data-exit]");
  await reader.page.waitForURL((url) => url.origin !== server.url);
  await reader.close();
});

test("a page that was left shows nothing on Back", async () => {
  const reader = await answered();
  await reader.page.goto("http://elsewhere.invalid/");
  await reader.page.goBack();
  await reader.page.waitForSelector("main:not([data-personal])");
  assert.equal(await reader.page.$("main[data-personal]"), null);
  await reader.close();
});

// A test of app holds the same of every page, in the HTML.
test("as it is served each kind of page has a neutral title, and the exit as its first link", async () => {
  for (const path of server.kinds) {
    const html = await (await fetch(server.url + path)).text();
    const [first] = /<(?:a|button|input|select|summary|textarea)\b[^>]*>/.exec(html);
    assert.match(first, /data-exit/, path);
    const [, title] = /<title>([^<]*)<\/title>/.exec(html);
    assert.doesNotMatch(title, /miscarr|pregnan|loss|bleed|sex|abort|ectopic|molar|womb/i, path);
  }
});
