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

// Contrast costs more than all other rules together, and rests on nothing but how the
// texts are painted: where each is painted like one that has passed in this file, these
// rules are left out.
export const contrast = ["color-contrast", "link-in-text-block"];
const passed = new Set();

// painted is how each text in sight is painted: its colours and size, what lies behind
// it, and the colour of the text around it.
const painted = (page) => page.evaluate(() => {
  const behind = new Map([[null, ""]]), list = new Set();
  const backOf = (e) => {
    if (!behind.has(e)) {
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = getComputedStyle(e);
      const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join(" ");
      behind.set(e, (own === "rgba(0, 0, 0, 0) none 1 none normal" ? "" : own + " over ") + backOf(e.parentElement));
    }
    return behind.get(e);
  };
  for (const e of document.body.querySelectorAll("*")) {
    if (!e.matches("input, select, textarea, button") && ![...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
    const box = e.getBoundingClientRect();
    if (!e.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || box.height <= 1) continue;
    const { color, fontSize, fontWeight, textShadow, textDecorationLine, display } = getComputedStyle(e);
    list.add([e.localName, e.disabled, color, fontSize, fontWeight, textShadow, textDecorationLine, display, getComputedStyle(e.parentElement).color, backOf(e)].join(" "));
  }
  return [...list];
});

// inaccessible lists what axe finds on a page, by all rules or by some.
export async function inaccessible(page, name, rules) {
  const paints = await painted(page), known = paints.every((paint) => passed.has(paint));
  if (known && rules?.every((rule) => contrast.includes(rule))) return [];
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(axe);
  const { faults, unsure } = await page.evaluate(async ({ rules, without, contrast }) => {
    const only = rules ? { runOnly: { type: "rule", values: rules } } : { rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) };
    const { violations, incomplete } = await globalThis.axe.run(document, { resultTypes: ["violations"], preload: false, ...only });
    return {
      faults: violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`),
      unsure: [...violations, ...incomplete].some(({ id }) => contrast.includes(id)),
    };
  }, { rules, without: known ? contrast : [], contrast });
  if (!unsure && (!rules || contrast.every((rule) => rules.includes(rule)))) for (const paint of paints) passed.add(paint);
  return faults.map((text) => `${name}: ${text}`);
}

// No page is wider than the screen.
async function wide(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${name}: ${over} px wider than the screen`] : [];
}

// look checks one page on a phone in light and dark, on the narrowest screen, with
// text at twice the size, and with both. Where it's narrow, all that holds on a phone
// holds on that screen too.
export async function look(page, name, { dark = true, narrow = false } = {}) {
  const faults = await inaccessible(page, name);
  faults.push(...await page.$$eval("a[href^='tel:']", (links, name) => links.filter((a) => getComputedStyle(a).whiteSpaceCollapse && getComputedStyle(a).textWrapMode !== "nowrap").map((a) => `${name}: the number ${a.textContent} may break`), name));
  if (dark) {
    await page.emulateMedia({ colorScheme: "dark" });
    faults.push(...await inaccessible(page, name + ", dark", contrast));
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize({ width: 320, height: 640 });
  faults.push(...await wide(page, name + ", 320 px"));
  if (narrow) {
    await page.emulateMedia({ colorScheme: "dark" });
    faults.push(...await inaccessible(page, name + ", 320 px, dark", contrast));
    await page.emulateMedia({ colorScheme: "light" });
    faults.push(...await inaccessible(page, name + ", 320 px"));
  }
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
