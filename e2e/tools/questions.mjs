// The screens that ask, and what is measured of them.
import { readFileSync, readdirSync } from "node:fs";
import { phone, top } from "./stand.mjs";

// questionIds are the names of all questions, as the words name them.
export const questionIds = readdirSync(top + "words").filter((name) => /^en.*\.txt$/.test(name))
  .flatMap((name) => [...readFileSync(`${top}words/${name}`, "utf8").matchAll(/^ask\.([a-z-]+) = /gm)].map(([, id]) => id));

// showQuestion shows a question of the long way where it works without scripts,
// whatever was told, from a page that is open there; false if the long way doesn't ask it.
export async function showQuestion(page, at, id) {
  await Promise.all([page.waitForNavigation(), page.evaluate(([at, id]) => {
    const form = Object.assign(document.createElement("form"), { method: "post", action: at });
    for (const [name, value] of [["step", "answer"], ["go", "ask-" + id]]) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    document.body.append(form);
    form.submit();
  }, [new URL(at).pathname, id])]);
  return Boolean(await page.$("main form button[value=next]"));
}

// asked is what a screen asks as it stands: how many first headings, each heading
// with the questions under it, each with the options that are in sight, and how far
// down the button that leads on ends.
const asked = (page) => page.evaluate(() => {
  const main = document.querySelector("main"), seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
  const heads = [...main.querySelectorAll("h1, h2")].filter(seen), under = new Map();
  for (const place of main.querySelectorAll("form fieldset, form .box")) {
    const options = [...place.querySelectorAll("label:has(> :is([type=radio], [type=checkbox]))")].filter((e) => e.closest("fieldset") === place && seen(e));
    const typed = place.matches(".box") && !place.closest("fieldset"); // a day in a choice of days is one of its options
    if (!seen(place) || !options.length && !typed) continue;
    const head = heads.filter((h) => place.contains(h) || place.compareDocumentPosition(h) & Node.DOCUMENT_POSITION_PRECEDING).at(-1);
    const question = { name: place.querySelector("[name]").name, options: options.length };
    under.set(head, [...under.get(head) ?? [], question]);
  }
  const next = [...main.querySelectorAll("[data-next], form button:is([value=next], [value=answer], [value=save])")].find(seen);
  return { firsts: heads.filter((h) => h.matches("h1")).length, next: next ? next.getBoundingClientRect().bottom : Infinity, under: [...under.values()] };
});

const most = { questions: 2, options: 10 };

// crowded says what is too much of a screen, by its name: as it comes it has one
// heading with two questions; what an answer opens may add to them, but no list may
// be longer than ten. late is where the button that leads on isn't in the first screen.
export async function crowded(page, name, { opened = false } = {}) {
  const { firsts, next, under } = await asked(page);
  const faults = [];
  if (firsts !== 1) faults.push(`${name}: ${firsts} headings`);
  if (!under.length) faults.push(`${name}: asks nothing`);
  for (const questions of under) {
    if (!opened && questions.length > most.questions) faults.push(`${name}: ${questions.length} questions under a heading: ${questions.map((q) => q.name)}`);
    for (const q of questions) if (q.options > most.options) faults.push(`${name}: ${q.name} has ${q.options} options in sight`);
  }
  if (!opened && under.length > 1) faults.push(`${name}: questions under ${under.length} headings`);
  return { faults, late: next > phone.height };
}
