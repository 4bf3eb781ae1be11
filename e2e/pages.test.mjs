// Every page, light and dark, wide and narrow: no fault that a machine can
// find, no broken policy, no word of another host.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { newReader, phone, startBrowser, startServer } from "./stand.mjs";
import { fill, has, press } from "./steps.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// What is asked of the HTML, and what is not: rules about the shape of the
// source, which a program writes here; long titles, which can not come up; one
// name for the boxes of one checklist, which is how a form says a list; and
// signs inside phone numbers, which come from data and are kept on one line by
// the style.
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "doctype-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "form-dup-name": "off",
    "tel-non-breaking": "off",
  },
});

async function invalid(html, name) {
  const report = await validator.validateString(html, name);
  return report.results.flatMap((r) => r.messages.map((m) => `${name}: ${m.ruleId}: ${m.message} (line ${m.line}, column ${m.column})`));
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function inaccessible(page, name, rules) {
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(axe);
  const found = await page.evaluate(async (rules) => {
    const only = rules && { runOnly: { type: "rule", values: rules } };
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"], ...only });
    return result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
  }, rules);
  return found.map((text) => `${name}: ${text}`);
}

// No page is wider than the screen.
async function wide(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${name}: ${over} px wider than the screen`] : [];
}

// look looks at one page in every way: on a phone in light and dark, on the
// narrowest screen, and with text twice the size.
async function look(page, name) {
  const faults = await inaccessible(page, name);
  faults.push(...await page.$$eval("a[href^='tel:']", (links, name) => links.filter((a) => getComputedStyle(a).whiteSpaceCollapse && getComputedStyle(a).textWrapMode !== "nowrap").map((a) => `${name}: the number ${a.textContent} may break`), name));
  await page.emulateMedia({ colorScheme: "dark" });
  faults.push(...await inaccessible(page, name + ", dark", ["color-contrast", "link-in-text-block"]));
  await page.setViewportSize({ width: 320, height: 640 });
  faults.push(...await wide(page, name + ", 320 px"));
  await page.setViewportSize({ width: 640, height: 900 });
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  faults.push(...await wide(page, name + ", text twice the size"));
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "light" });
  return faults;
}

// none fails with the first faults and how many there are: a fault of a
// template is on a hundred pages.
function none(faults) {
  assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 25).join("\n")}`);
}

test("every general page is valid HTML", async (t) => {
  const faults = [];
  const paths = [...server.paths, "/no-such-page/"];
  for (const path of paths) faults.push(...await invalid(await (await fetch(server.url + path)).text(), path));
  t.diagnostic(`${paths.length} pages`);
  none(faults);
});

test("every general page is accessible in light and dark and fits its screen", async (t) => {
  const reader = await newReader(browser, server);
  const faults = [];
  for (const path of server.sample) {
    await reader.open(path);
    await reader.shown();
    faults.push(...await look(reader.page, path));
  }
  t.diagnostic(`${server.sample.length} of ${server.paths.length} pages`);
  none([...faults, ...reader.wrong]);
  await reader.close();
});

// Three ways through the questions, so that calm, waiting and urgent answers
// are all looked at.
const ways = {
  calm: { bleeding: "none", pain: "none", discharge: "normal", mood: "ok", country: "GB" },
  waiting: { bleeding: "light", pain: "mild", mood: "low", country: "US", kind: "missed", care: "surgical" },
  urgent: { bleeding: "soaking", pain: "severe", mood: "no-hope" },
};

for (const [name, answers] of Object.entries(ways)) {
  test(`every step and the answer are valid, accessible and fit their screen: ${name}`, async (t) => {
    const reader = await newReader(browser, server);
    const { page } = reader;
    const faults = [];
    await reader.open("/ask/");
    await reader.ready();
    let step = 0;
    for (; step < 80; step++) {
      const at = `${name} ${step} (${await page.textContent("main h1")})`;
      faults.push(...await look(page, at), ...await invalid(await given(page), at));
      if (await has(page, "next")) await press(page, (await fill(page, answers)) ? "next" : "skip");
      else if (await has(page, "anyway")) await press(page, "anyway");
      else break;
    }
    assert.ok(await page.$("main[data-personal]"));
    t.diagnostic(`${step + 1} steps`);
    none([...faults, ...reader.wrong]);
    await reader.close();
  });
}

// given is the page as the program gives it for the form on the screen, not
// what the browser has made of it.
const given = (page) => page.evaluate(async () => {
  const form = document.querySelector("main form");
  const ask = (...args) => new Promise((done) => globalThis.aftercare.handle(...args, done));
  const reply = form ? await ask("POST", new URL(form.action).pathname, new URLSearchParams(new FormData(form)).toString()) : await ask("GET", "/", "");
  return reply.body;
});
