// The answers that are measured, and what is measured of them. Run by hand with
// the address of a server it prints the figures.
import { phone } from "./stand.mjs";

const daysAgo = (n) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);
const nothing = ["faint", "ill", "breath", "head", "other", "safe"].map((id) => ["none", id]);
const calm = [["pain", "none"], ["feels-hot", "false"], ["chills", "false"], ["discharge", "normal"], ["mood", "ok"], ["harm-thoughts", "none"], ...nothing];
const hurts = [["bleeding", "moderate"], ["pads-per-hour", "less"], ["clots", "small"], ["bleeding-restarted", "false"], ["pain", "mild"], ["pain-site", "lower"], ["pain-worse", "false"], ["pain-relieved", "true"], ...calm.slice(1)];

// fixtures are eight people, by the fields of the form they would have sent.
export const fixtures = {
  "operation, dry": [["country", "GB"], ["kind", "complete"], ["care", "surgical"], ["operation-on", daysAgo(10)], ["weeks", "9"], ["bleeding", "none"], ["bleeding-since", daysAgo(2)], ...calm, ["activity", "penetrative-sex"]],
  "waiting, bleeding": [["country", "GB"], ["kind", "incomplete"], ["care", "expectant"], ["passed", "not-yet"], ["found-on", daysAgo(4)], ["weeks", "8"], ...hurts, ["activity", "penetrative-sex"]],
  "soaking two pads": [["country", "GB"], ["kind", "complete"], ["care", "surgical"], ["operation-on", daysAgo(10)], ["bleeding", "heavy"], ["pads-per-hour", "2"], ["activity", "penetrative-sex"]],
  "no country, fainted": [["bleeding", "heavy"], ["fainting", "fainted"]],
  "methotrexate": [["country", "DE"], ["kind", "ectopic"], ["care", "methotrexate"], ["injection-on", daysAgo(12)], ["bleeding", "none"], ...calm, ["activity", "conceive"]],
  "threatened": [["country", "IE"], ["kind", "threatened"], ["weeks", "9"], ...hurts, ["activity", "penetrative-sex"]],
  "late": [["country", "GB"], ["kind", "late"], ["care", "medical"], ["tablets-on", daysAgo(9)], ["passed", "day"], ["passed-on", daysAgo(8)], ["weeks", "17"], ["bleeding", "light"], ["clots", "none"], ["bleeding-restarted", "false"], ...calm, ["activity", "swimming"]],
  "nothing told": [["activity", "penetrative-sex"]],
};

// answer shows a fixture's answer, on the page that works without scripts.
export async function answer(page, url, fields) {
  await page.goto(`${url}/plain/`);
  await page.evaluate((fields) => {
    const form = Object.assign(document.createElement("form"), { method: "post", action: "/plain/" });
    for (const [name, value] of [...fields, ["step", "answer"], ["go", "answer"]]) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    document.body.append(form);
    form.submit();
  }, fields);
  await page.waitForSelector("main[data-personal]");
  await page.waitForLoadState(); // its style too: without it the answer takes three sheets
}

// measure gives the figures of a page: pixels from the top of the document,
// words that can be read without opening anything, sheets of A4.
export async function measure(page) {
  const figures = await page.evaluate(() => {
    const main = document.querySelector("main"), top = (e) => e && Math.round(e.getBoundingClientRect().top + scrollY);
    const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
    const sentences = main.innerText.split(/(?<=[.!?])\s+|\n+/).map((t) => t.trim()).filter((t) => t.split(/\s+/).length > 4);
    return {
      words: main.innerText.split(/\s+/).filter(Boolean).length,
      height: document.documentElement.scrollHeight,
      heading: top(document.querySelector("main h1")),
      number: top([...main.querySelectorAll("a[href^='tel:']")].find(seen)),
      pads: top([...main.querySelectorAll("li.pads")].filter(seen).at(-1)),
      orders: [...main.querySelectorAll(".now h1, .now .do")].filter(seen).length,
      twice: sentences.filter((t, n) => sentences.indexOf(t) !== n),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  figures.sheets = Math.max(...[...pdf.matchAll(/\/Count (\d+)/g)].map(([, n]) => Number(n)));
  return figures;
}

if (process.argv[1] === import.meta.filename) {
  const { chromium } = await import("playwright-core");
  const { readFileSync } = await import("node:fs");
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const [, , url, shots, style] = process.argv;
  for (const [name, fields] of Object.entries(fixtures)) {
    const page = await browser.newPage({ viewport: phone });
    if (style) await page.route("**/style*.css", (route) => route.fulfill({ contentType: "text/css", body: readFileSync(style) }));
    await answer(page, url, fields);
    console.log(name.padEnd(20), JSON.stringify(await measure(page)));
    if (shots) await page.screenshot({ path: `${shots}/${name.replaceAll(/\W+/g, "-")}.png`, fullPage: true });
    await page.close();
  }
  await browser.close();
}
