// Files of other programs, brought into a diary with the server gone.
import assert from "node:assert/strict";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { begin, press, visit } from "../tools/diary.mjs";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";
import { packed } from "../tools/zip.mjs";

let browser, folder;
before(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), "imports-"));
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function opened() {
  const server = await startServer();
  const reader = await newReader(browser, server);
  await reader.open("/");
  await reader.ready();
  await reader.offlineReady();
  await server.stop();
  await begin(reader.page);
  await visit(reader.page, "/notes/in/");
  return reader;
}

const text = (page) => page.innerText("main");

async function bring(page, name, bytes) {
  const path = join(folder, name);
  if (bytes) await writeFile(path, bytes);
  await page.setInputFiles("main input[type=file]", path);
}

const start = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]>\n<HealthData locale="en_GB">\n';
const heavy = ' <Record type="HKCategoryTypeIdentifierMenstrualFlow" startDate="2026-11-01 08:00:00 +0000" value="HKCategoryValueVaginalBleedingHeavy"/>\n';
const step = ' <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" startDate="2026-11-01 08:00:00 +0000" endDate="2026-11-01 08:05:00 +0000" value="120"/>\n';
const end = "</HealthData>\n";

test("an export of Apple Health is read, packed or not, and kept", async () => {
  const reader = await opened();
  const { page } = reader;
  for (const [name, bytes] of [
    ["export.xml", Buffer.from(start + heavy + step.repeat(3) + end)],
    ["export.zip", packed([["apple_health_export/export_cda.xml", Buffer.from("<a/>")], ["apple_health_export/export.xml", Buffer.from(start + heavy + step.repeat(3) + end)]])],
  ]) {
    await visit(page, "/notes/in/");
    await bring(page, name, bytes);
    await press(page, "look");
    const said = await text(page);
    assert.match(said, /Danger sign: Line 4, MenstrualFlow: Heavy\. Taken\./, name);
    assert.match(said, /StepCount.*And 2 more like it/s, name);
  }
  await press(page, "take");
  await visit(page, "/notes/days/");
  assert.equal(await page.$$eval("main .entries > li", (list) => list.length), 1);
  await reader.close();
});

test("a large export shows how far it is, and can be stopped", async () => {
  const reader = await opened();
  const { page } = reader;
  const path = join(folder, "large.xml"), file = await open(path, "w");
  await file.write(start + heavy);
  const block = step.repeat(6000);
  for (let i = 0; i < 300; i++) await file.write(block); // 300 MB
  await file.write(end);
  await file.close();
  await bring(page, "large.xml");

  const reading = page.locator("#reading");
  await page.click("main form button[value=look]");
  await page.waitForFunction(() => document.querySelector("#reading progress").value > 0);
  await reading.locator("button").click();
  await reading.waitFor({ state: "hidden" });
  assert.match(await text(page), /The file/); // still the form

  await press(page, "look");
  assert.match(await text(page), /StepCount.*And 1,?799,?999 more like it/s);
  await reader.close();
});

test("what is no export says why, and dates that can be two days are asked about", async () => {
  const reader = await opened();
  const { page } = reader;
  for (const [name, bytes, says] of [
    ["cut.xml", start + heavy, /the export is cut off/],
    ["other.xml", "<?xml version='1.0'?><svg/>", /not an export of Apple Health/],
    ["other.zip", packed([["measurements.json", Buffer.from("[]")]]), /unpack it first/],
    ["broken.zip", "PK\x03\x04xxxx", /unpack it first/],
  ]) {
    await visit(page, "/notes/in/");
    await bring(page, name, bytes);
    await press(page, "look");
    assert.match(await text(page), says, name);
  }
  await visit(page, "/notes/in/");
  await bring(page, "dates.csv", "date;flow\r\n03/04/2026;heavy\r\n");
  await press(page, "look");
  assert.match(await text(page), /Which day is 03\/04\/2026\?[\s\S]*3 April 2026[\s\S]*4 March 2026/);
  await page.click("input[name=order][value=mdy]");
  await press(page, "look");
  await press(page, "take");
  await visit(page, "/notes/days/");
  assert.match(await text(page), /4 March/);
  await reader.close();
});
