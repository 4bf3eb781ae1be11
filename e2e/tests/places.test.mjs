// A clinic is found on her own device: with the server gone, by touch and by
// keyboard, in a list that she brought, and without scripts.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { look, none } from "../tools/look.mjs";
import { begin, follow, visit } from "../tools/diary.mjs";
import { newReader, phone, startBrowser, startServer, top } from "../tools/stand.mjs";

let server, browser, folder;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), "aftercare-"));
});
after(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20 });
});

const press = (page, value) => follow(page, () => page.click(`main form button[name=go][value="${value}"]`));
const names = (page) => page.$$eval("main ol.places > li strong", (all) => all.map((e) => e.textContent));
const numbers = (page) => page.$$eval("svg.around .number", (all) => all.map((e) => e.textContent));
const list = (page, name) => page.selectOption("#f-list", { label: name });

// A generated list of forty places around one, with towns that share a name.
async function made() {
  const lines = [{ format: "aftercare.services/1", sources: [{ id: "m", name: "A made list", licence: "CC0", checked: "2026-11-01" }] }];
  for (const [i, at] of [[51.6, -3], [50.7, -1.3]].entries()) lines.push({ town: "Newport", kind: ["town", "village"][i], at, country: "GB", source: "m", record: `node/${i}` });
  for (let i = 0; i < 40; i++) {
    const place = { id: `m:${i}`, name: `Clinic ${i}`, kind: "clinic", at: [51.6 + Math.sin(i * 7) / (1 + i % 9), -3 + Math.cos(i * 5) / (1 + i % 7)] };
    if (i % 2) place.offers = { gynaecology: i % 4 === 1 };
    if (i % 3) place.hours = i % 3 === 1 ? "24/7" : "off";
    lines.push({ ...place, zone: "Europe/London", from: [{ source: "m", record: String(i) }] });
  }
  const file = join(folder, "made.jsonl");
  await writeFile(file, lines.map((line) => JSON.stringify(line) + "\n").join(""));
  return file;
}

test("a place is found with the server gone; nothing is requested and nothing is stored", async () => {
  const own = await startServer();
  const reader = await newReader(browser, own);
  const { page, requests } = reader;
  const faults = [];
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  await own.stop();
  const asked = requests.length;
  await visit(page, "/find/");
  faults.push(...await look(page, "start"));
  await list(page, "South Korea");
  await page.fill("#f-near", "Seuol");
  await press(page, "near");
  assert.equal(await page.textContent("main h1"), "Which one do you mean?");
  faults.push(...await look(page, "which"));
  await follow(page, () => page.click("button[name=pick]"));
  const first = await page.$$eval("main ol.places > li", (all) => all.map((e) => e.textContent));
  assert.match(first[0], /4\.4 km north-east/);
  assert.deepEqual(await numbers(page), first.map((_, i) => String(i + 1)));
  assert.match(await page.textContent("main"), /Call before you go/);
  faults.push(...await look(page, "found"));
  await list(page, "United Kingdom");
  await page.fill("#f-near", "London");
  await press(page, "near");
  assert.ok(await page.$("main a[href='tel:02032997232']"));
  await page.fill("#f-near", "Лондон");
  await press(page, "near");
  assert.match(await page.textContent("main h1"), /Лондон \(London\)/);
  assert.ok(await page.$("main a[href='tel:02032997232']"), "a town is not found in another script");
  faults.push(...await look(page, "in the town"));
  await page.fill("#f-near", "Xyzzy");
  await press(page, "near");
  assert.match(await page.textContent("main [role=alert]"), /don't know that name/);
  faults.push(...await look(page, "unknown"));
  const since = requests.slice(asked).filter(({ url }) => !/\/static\/(places|page|words)\.|^(blob|data):/.test(url));
  assert.deepEqual(since, [], "only the program's own file, its words and its script may be fetched, from the cache");
  assert.equal(await page.evaluate(() => location.pathname + location.search + location.hash), "/");
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, typeof (history.state ?? 0), (await indexedDB.databases()).length].map(String)), ["0", "0", "", "number", "0"]);
  none([...faults, ...reader.wrong.filter((text) => !/ERR_CONNECTION_REFUSED|ERR_FAILED|failed to register|update/i.test(text))]);
  await reader.close();
});

test("by keyboard alone", async () => {
  const reader = await newReader(browser, server);
  const { page } = reader;
  await reader.open("/find/");
  await reader.ready();
  await page.focus("#f-list");
  await page.keyboard.type("South K");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "f-near");
  await page.keyboard.type("seoul");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.focus("#f-near");
  await follow(page, () => page.keyboard.press("Enter"));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  assert.match(await page.textContent("main h1"), /Near .*Seoul/);
  assert.equal((await names(page)).length, 2);
  assert.equal(await page.isChecked("#f-want-gynaecology"), true);
  none(reader.wrong);
  assert.equal(await server.posts(), 0);
  await reader.close();
});

test("a list that she brings is searched as on the command line, and is gone with the page", async () => {
  const file = await made();
  const reader = await newReader(browser, server);
  const { page } = reader;
  await reader.open("/find/");
  await reader.ready();
  await page.setInputFiles("#f-file", file);
  await press(page, "load");
  assert.match(await page.textContent("main .note"), /40 places were read/);
  none(await look(page, "a list of her own"));
  const cases = [[[], []], [["gynaecology"], []], [["gynaecology"], ["open", "unknown"]], [[], ["open"]]];
  for (const [want, ticks] of cases) {
    await page.fill("#f-near", "51.6, -3");
    for (const box of ["want-gynaecology", "open-true", "unknown-true"]) await page.setChecked("#f-" + box, want.includes(box.slice(5)) || ticks.includes(box.split("-")[0]));
    await press(page, "near");
    const args = ["run", "./cmd/aftercare", "services", "near", "--at", "51.6,-3", "--format", "json"];
    if (want.length) args.push("--want", want.join(","));
    if (ticks.includes("open")) args.push("--open-at", "now");
    if (ticks.includes("unknown")) args.push("--or-unknown");
    const all = JSON.parse(execFileSync("go", [...args, file], { cwd: top })).found, found = all.filter(({ metres }) => metres <= 50_000);
    assert.ok(found.length > 3, "the made list is too small for the question");
    assert.equal((await page.$$("main details:has-text('Further than 50 km') .places > li")).length, all.length - found.length);
    assert.deepEqual(await names(page), found.map(({ place }) => place.name));
    const far = await page.$$eval("main ol.places .way", (all) => all.map((e) => parseFloat(e.textContent) * (/ km /.test(e.textContent) ? 1000 : 1)));
    for (const [i, metres] of far.entries()) assert.ok(Math.abs(metres - found[i].metres) <= 60, `${metres} and ${found[i].metres}`);
    assert.deepEqual(await numbers(page), found.map((_, i) => String(i + 1)));
  }
  none(await look(page, "ten places"));
  await page.fill("#f-near", "newport");
  await press(page, "near");
  assert.equal(await page.$$eval("button[name=pick]", (all) => all.length), 2);
  await page.reload();
  await reader.ready();
  await visit(page, "/find/");
  assert.equal(await page.$("#f-list option[value=own]"), null);
  none(reader.wrong);
  assert.equal(await server.posts(), 0);
  await reader.close();
});

test("an open diary stays open meanwhile, and its key is forgotten on leaving", async () => {
  const reader = await newReader(browser, server);
  const { page } = reader;
  await reader.open("/");
  await reader.ready();
  await begin(page);
  await visit(page, "/find/");
  await list(page, "Ireland");
  await page.fill("#f-near", "Dublin");
  await press(page, "near");
  assert.match(await page.textContent("main"), /National Maternity Hospital/);
  await visit(page, "/notes/");
  assert.equal(await page.$("input[name=unlock]"), null, "the diary was locked");
  await visit(page, "/find/");
  // An hour passes while she is there: when she comes back, the diary is locked.
  await page.evaluate(() => { const real = Date.now; Date.now = () => real() + 3_600_000; });
  await follow(page, () => page.mouse.move(5, 5));
  await page.waitForSelector("input[name=unlock]");
  none(reader.wrong);
  await reader.close();
});

test("without scripts the short lists are shown by country and town, without a form", async () => {
  const reader = await newReader(browser, server, { javaScriptEnabled: false });
  const { page } = reader;
  await reader.open("/find/");
  assert.equal(await page.isVisible("#f-near"), false);
  assert.equal(await page.isVisible("#f-file"), false);
  await page.click("summary:has-text('United Kingdom')");
  assert.ok(await page.isVisible("a[href='tel:01553613567']"));
  assert.match(await page.textContent("details[open]"), /King's Lynn/);
  await page.click("a[href='/find/own/']");
  assert.match(await page.textContent("main"), /aftercare services import/);
  const other = await newReader(browser, server);
  for (const path of ["/find/", "/find/own/"]) {
    await other.open(path);
    none(await look(other.page, path));
  }
  await other.close();
  none(reader.wrong);
  await reader.close();
});

// The bars: no result beyond this, and a number to touch on each of the first.
const farthest = 50, first = 3;

test("the first results are near, and each has a number to call", async (t) => {
  const reader = await newReader(browser, server, { viewport: phone });
  const { page } = reader;
  await reader.open("/find/");
  await reader.ready();
  for (const [country, town] of [["United Kingdom", "London"], ["United Kingdom", "Harrogate"], ["South Korea", "서울"], ["South Korea", "Busan"], ["Ireland", "Cork"], ["United States", "New York"], ["New Zealand", "Hamilton"]]) {
    await list(page, country);
    await page.fill("#f-near", town);
    await press(page, "near");
    const shown = await page.$$eval("main .places > li", (all) => all.filter((e) => e.checkVisibility()).map((e) => ({
      km: Math.max(0, ...[...e.innerText.matchAll(/([\d.]+) km/g)].map(([, n]) => Number(n))),
      number: e.querySelector("a[href^='tel:']")?.getBoundingClientRect().top - e.getBoundingClientRect().top,
    })));
    t.diagnostic(`${town}: ${shown.length} places within reach`);
    for (const { km, number } of shown.slice(0, first)) assert.ok(number >= 0 && number < 200, `${town}: a card without a number at its head`);
    for (const { km } of shown) assert.ok(km <= farthest, `${town}: ${km} km`);
    if (!shown.length) assert.match(await page.textContent("main .note"), /any place/);
  }
  none(reader.wrong);
  await reader.close();
});
