// The words of a language, as the program has them, and its days read back from
// a text.
import { readFileSync, readdirSync } from "node:fs";
import { top } from "./stand.mjs";

// wordsOf gives the text of a key, and days(text): every day that a text says, as
// the calendar writes it, in order and once.
export function wordsOf(tag) {
  const text = new Map();
  const files = tag === "en" ? readdirSync(top + "words").filter((name) => /^en.*\.txt$/.test(name)) : [tag + ".txt"];
  for (const file of files) {
    for (const line of readFileSync(`${top}words/${file}`, "utf8").split("\n")) {
      const at = line.indexOf(" = ");
      if (at > 0) text.set(line.slice(0, at), line.slice(at + 3));
    }
  }
  const say = (key, values = {}) => text.get(key)?.replace(/{(\w+)}/g, (_, name) => values[name]);
  return { say, days: reader(text, say) };
}

// How far from today a day may be that an answer says.
const daysBack = 100, daysOn = 500;

function reader(text, say) {
  const year = new Date().getUTCFullYear(), said = new Map();
  for (let n = -daysBack; n <= daysOn; n++) {
    const at = new Date(Date.now() + n * 86_400_000), iso = at.toISOString().slice(0, 10);
    for (const months of ["month.", "month.of.", "month.short."].filter((months) => text.has(months + 1))) {
      let day = say("date.day", { day: at.getUTCDate(), month: say(months + (at.getUTCMonth() + 1)) });
      if (at.getUTCFullYear() !== year) day = say("date.year", { day, year: at.getUTCFullYear() });
      said.set(day, iso);
    }
  }
  const any = new RegExp(`(?<!\\d)(${[...said.keys()].sort((a, b) => b.length - a.length).map(RegExp.escape ?? ((day) => day.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("|")})`, "gu");
  return (shown) => [...new Set([...shown.replace(/[\u2066-\u2069]/g, "").matchAll(any)].map(([day]) => said.get(day)))].sort();
}
