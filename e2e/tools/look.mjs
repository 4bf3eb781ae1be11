// Checks of a page: no fault that a machine can find.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { phone } from "./stand.mjs";

// Rules for the HTML. Switched off: rules about source style, since a program
// writes it; long titles, which cannot occur; unique names for the boxes of a
// checklist, since a form names a list that way; autocomplete for a passphrase,
// which the browser is asked not to store; and punctuation in phone numbers,
// which comes from data and is kept on one line by the style sheet.
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
    "autocomplete-password": "off",
    "tel-non-breaking": "off",
  },
});

export async function invalid(html, name) {
  const report = await validator.validateString(html, name);
  return report.results.flatMap((r) => r.messages.map((m) => `${name}: ${m.ruleId}: ${m.message} (line ${m.line}, column ${m.column})`));
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function inaccessible(page, name, rules) {
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

// look checks one page on a phone in light and dark, on the narrowest screen, with
// text at twice the size, and with both.
export async function look(page, name, { dark = true } = {}) {
  const faults = await inaccessible(page, name);
  faults.push(...await page.$$eval("a[href^='tel:']", (links, name) => links.filter((a) => getComputedStyle(a).whiteSpaceCollapse && getComputedStyle(a).textWrapMode !== "nowrap").map((a) => `${name}: the number ${a.textContent} may break`), name));
  if (dark) {
    await page.emulateMedia({ colorScheme: "dark" });
    faults.push(...await inaccessible(page, name + ", dark", ["color-contrast", "link-in-text-block"]));
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize({ width: 320, height: 640 });
  faults.push(...await wide(page, name + ", 320 px"));
  await page.setViewportSize({ width: 640, height: 900 });
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  faults.push(...await wide(page, name + ", text twice the size"));
  await page.setViewportSize({ width: 320, height: 640 });
  faults.push(...await wide(page, name + ", 320 px and text twice the size"));
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  await page.setViewportSize(phone);
  return faults;
}

// none fails with the first faults and their number: a fault in a template
// appears on a hundred pages.
export function none(faults) {
  assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 25).join("\n")}`);
}
