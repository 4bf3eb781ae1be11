// Finding a question in one's own words, without a server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";
import { follow, visit } from "../tools/diary.mjs";
import { invalid, look } from "../tools/look.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

test("what she types, with a typo, finds the question and is sent nowhere", async () => {
  const reader = await newReader(browser, server);
  const { page } = reader;
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  await server.stop();
  await visit(page, "/read/");
  await page.fill("#q", "swiming pool");
  await follow(page, () => page.press("#q", "Enter"));
  assert.match(await page.textContent("main .found li:first-child a"), /swim/);
  assert.equal(await page.inputValue("#q"), "swiming pool");
  assert.doesNotMatch(page.url(), /swim/);
  assert.deepEqual(await invalid(await page.content(), "found"), []);
  assert.deepEqual(await look(page, "found"), []);
  await page.fill("#q", "soaking pads");
  await follow(page, () => page.press("#q", "Enter"));
  assert.match(await page.textContent("main section.aid h1"), /call for help/);
  assert.ok(await page.locator("main .aid a.tel").first().isVisible());
  await page.fill("#q", "zzzz");
  await follow(page, () => page.press("#q", "Enter"));
  assert.match(await page.textContent("main"), /We have no page on that/);
  await visit(page, "/");
  await page.selectOption("#f-country", "GB");
  await page.fill("#q", "i dont want to be here any more");
  await follow(page, () => page.press("#q", "Enter"));
  assert.equal(await page.textContent("main .aid .calls a.tel >> nth=0"), "116 123");
  assert.deepEqual(await look(page, "crisis"), []);
  assert.deepEqual(reader.requests.filter(({ method }) => method === "POST"), []);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});
