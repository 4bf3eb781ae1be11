// The way to an answer, as twelve people take it, in every language: how many
// screens, taps and words, whom to call and when it is said, and that the answer
// is the same in each. And what Back, leaving and a reload do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, visit } from "../tools/diary.mjs";
import { crowded, questionIds, showQuestion } from "../tools/questions.mjs";
import { newReader, phone, startBrowser, startServer } from "../tools/stand.mjs";
import { wordsOf } from "../tools/words.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

// One walker for each language, who begins again for each test: a visit of its own would
// take a second of work, and "to start again is to forget" is held below.
const walkers = new Map();
async function walkerIn(tag) {
  if (!walkers.has(tag)) walkers.set(tag, await walker(tag));
  const w = walkers.get(tag);
  await w.begin();
  return w;
}

const daysAgo = (n) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);
const sheetsOfPaper = async (page) => ((await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
const words = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

// A walker chooses a language, finds everything by the names of its fields, and
// counts what she does and what she has to read before her answer.
async function walker(tag, options) {
  const reader = await newReader(browser, server, { worker: false, ...options });
  const { page } = reader;
  const scripts = options?.javaScriptEnabled !== false;
  await reader.open(scripts ? "/" : `/${tag === first ? "" : tag + "/"}plain/`);
  if (scripts) await reader.ready();
  if (scripts && tag !== first) {
    await page.click(`.languages a[data-language=${tag}]`);
    await page.waitForFunction((tag) => document.documentElement.lang === tag && document.querySelector("#path"), tag);
  }
  const w = { ...reader, tag, words: wordsOf(tag), near: tag === first ? 600 : phone.height - touch };
  // To start again is to forget: the next person begins as the first did.
  w.begin = async () => {
    if (scripts) {
      await page.click("a.name");
      await page.waitForSelector("[data-step='0']:not([hidden])");
    }
    const common = await page.evaluate(() => document.querySelector("[data-shared]")?.dataset.shared);
    Object.assign(w, { taps: 0, steps: new Set(), read: 0, before: 0, marks: [], told: false, common });
  };
  await w.begin();
  w.step = () => page.evaluate(() => document.querySelector("[data-step]:not([hidden])")?.dataset.step ?? (document.querySelector("main .handout") ? "sheet" : document.querySelector("main select[name=care]") ? "form of a sheet" : "answer"));
  // The words of the page as they are read: those of a closed choice are not.
  w.seen = async () => {
    const text = await page.evaluate(() => {
      const copy = [...document.querySelectorAll("main")].map((main) => main.innerText)[0];
      const choices = [...document.querySelectorAll("main select")].map((select) => select.innerText).join("\n");
      return copy.replace(choices, "");
    });
    const step = await w.step();
    if (!w.steps.has(step)) w.read += words(text);
    w.steps.add(step);
    return text;
  };
  w.tap = async (selector) => {
    await w.seen();
    await page.click(selector + ":visible");
    w.taps++;
  };
  w.choose = (name, value) => w.tap(`label:has([name="${name}"][value="${value}"])`);
  w.fill = async (name, value) => { await page.fill(`[name="${name}"]:visible`, value); w.taps++; };
  w.next = () => w.tap("[data-next]");
  w.none = async () => {
    await w.choose("none", "lines-a");
    await w.choose("none", "lines-b");
    await w.choose("no-fever-no-smell", "true");
  };
  w.answer = async () => {
    // She looks at the screen before she presses: the program may ask one thing more on it.
    await page.waitForFunction(() => globalThis.aftercarePath?.current ?? true);
    await w.tap("button[value=answer]");
    await w.answered();
    w.before = w.read;
    return w.seen();
  };
  w.takeFrom = ({ taps, steps, before, marks }) => Object.assign(w, { taps, steps, before, marks });
  // ofHer holds a page to the third person, but for texts that speak to the reader.
  w.ofHer = async (toReader) => {
    assert.ok((await page.innerText(".for-other:visible")).startsWith(w.words.say("home.about.patient")), "it does not say for whom it is");
    assert.equal(await page.locator("[data-me]:visible").count(), 0, "it speaks to her");
    if (tag !== first) return;
    let text = await page.innerText("main");
    for (const key of toReader) text = text.replaceAll(w.words.say(key, { day: "" }).trim(), "");
    assert.doesNotMatch(text, /\b(you|your|i|my|me)\b/i);
  };
  w.answered = async () => { await page.waitForSelector("main[data-personal]"); await w.mark(); };
  w.country = async (code) => { await page.selectOption("#f-country", code); w.taps++; w.told = true; };
  // own leaves out the number for nobody's country, which may be another in each language.
  w.own = (numbers) => {
    const at = w.told ? -1 : numbers.indexOf(w.common);
    return at < 0 ? numbers : numbers.toSpliced(at, 1);
  };
  w.dials = async () => {
    const dials = await page.$$eval("main a[href^='tel:']", (list) => list.filter((a) => a.checkVisibility()).map((a) => ({ number: a.textContent.replace(/[^\d]/g, ""), top: a.getBoundingClientRect().top + scrollY })));
    w.marks.push(w.own(dials.map((dial) => dial.number)));
    return dials;
  };
  w.card = async () => {
    await page.waitForFunction(() => globalThis.aftercarePath.current); // the program has judged all that is told
    const card = page.locator(".call-card:visible");
    w.marks.push(await card.getAttribute("data-for"));
    return card.innerText();
  };
  // mark keeps what an answer says without its words: how loud it is, the verdict and
  // the day of every activity, every day that stands anywhere on it, and what was told.
  w.mark = async () => {
    const shown = await page.evaluate(() => {
      const main = document.querySelector("main"), list = (selector, does) => [...main.querySelectorAll(selector)].map(does);
      for (const fold of main.querySelectorAll("details")) fold.open = true;
      const shown = {
        loud: list(":is(.hero, .now, .soon, .calm)", (e) => e.className),
        verdicts: list(".hero .sign, .chips button", (e) => [e.value ?? "", (e.closest(".chips") ?? e).getAttribute("class"), e.textContent]),
        text: main.innerText,
        told: list("form input[type=hidden]", (e) => `${e.name}=${e.value}`).filter((field) => !field.startsWith("at=")),
        dials: list("a[href^='tel:']", (a) => a.getAttribute("href")).sort(), // countries are in the order of the language
      };
      for (const fold of main.querySelectorAll("details")) fold.open = false;
      return shown;
    });
    const { verdicts, text, told, ...same } = shown;
    same.dials = w.own(same.dials.map((href) => href.slice("tel:".length)));
    w.marks.push({ ...same, verdicts: verdicts.map(([what, how, text]) => [what, how, ...w.words.days(text)]), days: w.words.days(text), told: [...new Set(told)].sort() });
  };
  return w;
}

// The first language, and how high a number to touch is: translations have a notice
// above everything, and the number still in the first screen.
const first = "en", touch = 48;

// The bars: screens with the start and the answer, what is touched or filled in,
// and the words before the answer in the first language. A partner reads on each
// step for whom it is, and what passed by itself has the longest question.
const most = { screens: 6, taps: 14, words: (who) => who.startsWith("a partner") ? 430 : 400 };

// What speaks to the reader on the steps, and may where it's about somebody else.
const stepsToReader = ["step.weeks.hint", "home.answer", "opt.rh.unknown"];

// What people do and have to see on their way, whatever the language.
const asksAboutSex = "a woman ten days after an operation, dry for two, asks about sex";
const people = {
  [asksAboutSex]: async (w) => {
    await w.country("GB");
    await w.tap("[data-ask=sex]");
    await w.none();
    await w.choose("bleeding", "none");
    await w.choose("last-blood", "2");
    await w.choose("pain", "none");
    await w.next();
    await w.choose("happened", "operation");
    await w.fill("weeks", "9");
    await w.next();
    await w.fill("when-on", daysAgo(10));
    await w.answer();
    assert.ok(w.marks.at(-1).told.some((field) => /sex/.test(field)), "the answer is not about what she asked");
  },
  "the same woman with JavaScript off, on /plain/, gets the same answer": async (w, t, seen) => {
    const p = await walker(w.tag, { javaScriptEnabled: false });
    await p.begin();
    await p.country("GB");
    await p.choose("ask", "sex");
    await p.none();
    await p.choose("bleeding", "none");
    await p.choose("last-blood", "2");
    await p.choose("pain", "none");
    await p.choose("happened", "operation");
    await p.fill("weeks", "9");
    await p.fill("when-on", daysAgo(10));
    await p.answer();
    const { loud, verdicts, days } = p.marks.at(-1), same = seen[asksAboutSex].marks.at(-1);
    assert.deepEqual({ loud, verdicts, days }, { loud: same.loud, verdicts: same.verdicts, days: same.days });
    assert.deepEqual(p.wrong, []);
    p.before = 0; // one form, in which nothing can be folded: its words are no measure
    w.takeFrom(p);
    await p.close();
  },
  "a nurse has a sheet for a patient two taps from the start": async (w) => {
    await w.tap("main .ways a[href$='/sheet/']");
    await w.page.waitForSelector("main select[name=care]");
    const form = { kind: "missed", care: "surgical.vacuum-aspiration", day: daysAgo(1), weeks: "9", rh: "positive", country: "GB-ENG", unit: "Riverside", number: "0113 496 0123" };
    const taps = w.taps;
    for (const [name, value] of Object.entries(form)) {
      const field = w.page.locator(`main [name="${name}"]`);
      if (await field.evaluate((e) => e.tagName) === "SELECT") await field.selectOption(value);
      else await field.fill(value);
    }
    await w.tap("main button[value=make]");
    assert.equal(w.taps, taps + 1);
    assert.equal(w.taps, 2, `${w.taps} taps`);
    w.taps += Object.keys(form).length; // what she fills in is counted as anybody's
    await w.page.waitForSelector(".handout");
    w.before = w.read;
    const sheet = await w.seen();
    assert.ok(sheet.includes(form.number), "the unit's number is not on it");
    assert.equal(await sheetsOfPaper(w.page), 1, "sheets of paper");
    w.marks.push({ code: await w.page.textContent(".handout .ten"), days: w.words.days(sheet) });
  },
  ...Object.fromEntries([["GB", "999"], ["", ""], ["US", "911"]].map(([country, number]) => [
    `somebody soaking two pads an hour, ${country || "no country told"}, has a number to touch at once`, async (w) => {
      if (country) await w.country(country);
      await w.tap("[data-ask=normal]");
      await w.choose("danger-line", "line-1");
      let [dial] = await w.dials();
      assert.ok(dial && dial.top < w.near && dial.number.startsWith(number), "a bare tick shows no number: " + JSON.stringify(dial));
      await w.choose("which", "two-pads");
      [dial] = await w.dials();
      assert.ok(dial && dial.number.startsWith(number), "no number: " + JSON.stringify(dial));
      // What tablets can explain is asked for its care first.
      await w.next();
      await w.choose("happened", "passed");
      await w.next();
      await w.tap("[data-step='4'] button[value=answer]");
      await w.choose("bleeding", "heavy");
      await w.next();
      await w.answered();
      const [top] = await w.dials();
      assert.ok(top && top.top < w.near, "the answer has no number in its first screen: " + JSON.stringify(top));
    }])),
  "somebody who does not want to live is shown a crisis line at once": async (w) => {
    await w.country("GB");
    await w.tap("[data-ask=normal]");
    await w.choose("danger-line", "line-6");
    await w.choose("which", "ending");
    const dials = await w.dials();
    assert.equal(dials[0]?.number, "116123", JSON.stringify(dials));
    assert.ok(dials.some((dial) => dial.number === "999"), "the emergency number is not beside it");
  },
  "somebody who is not safe sees no word of violence, only a way to help": async (w) => {
    await w.country("GB");
    await w.tap("[data-ask=normal]");
    await w.choose("danger-line", "line-6");
    await w.choose("which", "afraid");
    const card = await w.card();
    assert.ok(card.includes(w.words.say("card.quietly")), card);
    assert.doesNotMatch(card, violence[w.tag]);
  },
  "what care can make calmer is asked for its care next": async (w) => {
    await w.country("GB");
    await w.tap("[data-ask=normal]");
    await w.choose("danger-line", "line-7");
    await w.choose("which", "chills");
    assert.ok((await w.dials()).length, "no number beside chills");
    await w.next();
    assert.ok(await w.page.isVisible("[data-step='3'] [name=happened] + *"), "what happened is not asked");
    assert.match(await w.page.innerText(".progress:visible"), /^\D*2/, "the second screen says that it is another");
  },
  "a partner reads of her in the third person, on every step and in the answer": async (w) => {
    await w.country("GB");
    await w.choose("about", "patient");
    await w.tap("[data-ask=sex]");
    await w.ofHer(stepsToReader);
    await w.none();
    await w.ofHer(stepsToReader);
    await w.choose("bleeding", "light");
    await w.choose("pain", "mild");
    await w.next();
    await w.ofHer(stepsToReader);
    await w.choose("happened", "passed");
    await w.next();
    await w.choose("when", "3");
    await w.ofHer(stepsToReader);
    await w.answer();
    await w.ofHer(["answer.eyebrow", "said.title.she", "code.yours", "limit.not-examined.she", "go.end"]);
  },
  "somebody not sure of anything goes the long way with what she has told": async (w) => {
    await w.country("GB");
    await w.tap("[data-ask=sex]");
    await w.tap("button[value=long]");
    await w.page.waitForSelector("main[data-personal] form [name=bleeding]:not([type=hidden])");
    assert.equal(await w.page.inputValue("main form input[type=hidden][name=country]"), "GB");
  },
  "nothing pressed is not none: everything waits": async (w) => {
    await w.country("GB");
    await w.tap("[data-ask=sex]");
    for (let n = 0; n < 3; n++) await w.next();
    const said = await w.answer();
    assert.ok(said.includes(w.words.say("urgency.unasked")), "nothing says that danger signs were not told");
  },
};


// standing is where a walk that went wrong stands: the steps that are shown, and what
// is told on them.
const standing = () => ({
  steps: [...document.querySelectorAll("[data-step]:not([hidden])")].map((step) => step.dataset.step),
  told: [...document.querySelectorAll("main :is(:checked, input[type=hidden]):not(option)")].map((field) => `${field.name}=${field.value}`),
  path: globalThis.aftercarePath?.main === document.querySelector("main"), scrolled: scrollY,
});

// What else holds on the way, whatever the language.
const ways = {
  "Back shows each step as it was left, and the answer on the way forward": async (w) => {
    await w.tap("[data-ask=sex]");
    await w.none();
    await w.choose("bleeding", "light");
    await w.choose("pain", "mild");
    await w.next();
    await w.choose("happened", "tablets");
    await w.next();
    await w.choose("when", "4");
    await w.answer();
    const state = (name) => w.page.evaluate((name) => document.querySelector(`[name="${name}"]:checked`)?.value, name);
    const back = async (to) => { await w.page.goBack(); await w.page.waitForFunction((to) => (document.querySelector("[data-step]:not([hidden])")?.dataset.step ?? "answer") === to, to); };
    for (const [at, name, value] of [["4", "when", "4"], ["3", "happened", "tablets"], ["2", "bleeding", "light"], ["1", "none", "lines-a"], ["0", "about", "self"]]) {
      await back(at);
      assert.equal(await state(name), value, `step ${at} is not as it was left`);
    }
    for (let n = 0; n < 5; n++) await w.page.goForward();
    await w.page.waitForFunction(() => document.querySelector("main[data-personal]"));
    assert.equal(await w.step(), "answer");
    const history = await w.page.evaluate(() => ({ state: globalThis.history.state, address: location.pathname, stored: Object.keys(sessionStorage).length + Object.keys(localStorage).length }));
    assert.equal(typeof history.state, "number");
    assert.deepEqual([history.address, history.stored], ["/", 0]);
  },
  "for whom it is can be changed on any step, and on the answer": async (w) => {
    await w.choose("about", "patient");
    await w.tap("[data-ask=sex]");
    await w.next();
    await w.tap("[data-whom]");
    assert.equal(await w.step(), "0");
    await w.choose("about", "self");
    await w.tap("[data-ask=sex]");
    assert.equal(await w.page.locator("[data-her]:visible").count(), 0);
    await w.tap("[data-back]");
    await w.choose("about", "patient");
    await w.tap("[data-ask=sex]");
    for (let n = 0; n < 3; n++) await w.next();
    await w.answer();
    await w.tap(".for-other button");
    await w.page.waitForSelector("main [name=about][value=partner]");
  },
  "to start again is to forget, on every step": async (w) => {
    await w.tap("[data-ask=sex]");
    await w.choose("danger-line", "line-3");
    await w.tap(".forget a");
    assert.equal(await w.step(), "0");
    assert.equal(await w.page.$("[name=danger-line]:checked"), null);
    await w.page.goBack();
    await w.page.waitForFunction(() => document.querySelector("[data-step='0']:not([hidden])"));
    assert.equal(await w.page.$("[name=danger-line]:checked, main[data-personal]"), null, "Back brings it back");
  },
};

// What the card of somebody who is not safe may not say: others may see it.
const violence = { en: /violen|abuse/i, id: /kekerasan|aniaya/i, es: /violen|abus|maltrat/i, ko: /폭력|학대|폭행/, ru: /насил|изби/i, ar: /عنف|اعتداء|إيذاء/ };

test("twelve people get the same answers and days in each language, within the same screens and taps", async (t) => {
  const seen = {};
  assert.equal(Object.keys(people).length, 12);
  for (const tag of [first, ...server.bases.map((base) => base.slice(1))]) {
    await t.test(tag, async (t) => {
      const w = await walkerIn(tag);
      for (const [who, walk] of Object.entries({ ...people, ...ways })) {
        await t.test(who, async (t) => {
          await w.begin();
          await walk(w, t, seen).catch(async (error) => {
            error.message += "\nThe page: " + JSON.stringify(await w.page.evaluate(standing));
            throw error;
          });
          t.diagnostic(`${w.steps.size} screens, ${w.taps} taps` + (w.before ? `, ${w.before} words before the answer` : ""));
          assert.ok(w.steps.size <= most.screens, `${w.steps.size} screens`);
          if (who in people) assert.ok(w.taps <= most.taps, `${w.taps} taps`);
          if (tag === first && who in people) assert.ok(w.before <= most.words(who), `${w.before} words before the answer`);
          assert.equal(await w.page.getAttribute("html", "lang"), tag);
          assert.deepEqual(w.wrong.splice(0), []);
          const mine = { screens: [...w.steps], taps: w.taps, marks: w.marks };
          assert.deepEqual(mine, seen[who] ??= mine);
        });
      }
    });
  }
});

test("after a reload the start page is there and nothing of hers", async () => {
  const w = await walkerIn(first);
  await w.tap("[data-ask=sex]");
  await w.choose("danger-line", "line-3");
  await w.page.reload();
  await w.ready();
  assert.equal(await w.page.$("[name=danger-line]:checked, main[data-personal]"), null);
  assert.ok(await w.page.$("[data-step='0']:not([hidden])"));
  assert.deepEqual(w.wrong, []);
});

for (const width of [320, 390, 1280]) {
  test(`Next is in the first screen, and nothing is wider than it, ${width} px`, async () => {
    const w = await walkerIn(first);
    await w.page.setViewportSize({ ...phone, width });
    const wide = () => w.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const shown = (selector) => w.page.$eval(selector, (b) => { const box = b.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; });
    assert.ok(await wide() <= 0, "the start page is too wide");
    await w.tap("[data-ask=sex]");
    for (const press of ["[data-step='1'] [data-next]", "[data-step='2'] [data-next]", "[data-step='3'] [data-next]"]) {
      assert.ok(await shown(press), press + " is not in the first screen");
      assert.ok(await wide() <= 0, "too wide: " + press);
      await w.next();
    }
    assert.ok(await shown("[data-step='4'] button[value=answer]"));
    assert.deepEqual(w.wrong, []);
    await w.page.setViewportSize(phone);
  });
}

// The forms of the diary are no steps: each question has a heading of its own. The
// one of everything that doesn't change has thirteen.
const diaryForms = 14;

test("each screen that asks has Next in the first screen, one heading, two questions and ten options at most", async (t) => {
  const faults = [], late = [];
  let screens = 0;
  const look = async (page, name, options) => {
    const found = await crowded(page, name, options);
    screens++;
    faults.push(...found.faults);
    if (found.late) late.push(name);
  };
  for (const tag of [first, ...server.bases.map((base) => base.slice(1))]) {
    const w = await walkerIn(tag), opened = { opened: true };
    await w.tap("[data-ask=sex]");
    await look(w.page, `${tag}, danger signs`);
    for (let n = 1; n <= 11; n++) {
      await w.choose("danger-line", `line-${n}`);
      await look(w.page, `${tag}, line ${n}`, opened);
      await w.choose("danger-line", `line-${n}`);
    }
    await w.next();
    await look(w.page, `${tag}, today`);
    await w.choose("bleeding", "heavy");
    await w.choose("pads-per-hour", "1");
    await w.choose("pain", "severe");
    await look(w.page, `${tag}, today with all that opens`, opened);
    assert.ok(await w.page.isVisible("[data-step='2'] label:has([name=condition])"), "the conditions are not asked");
    await w.choose("bleeding", "none"); // or care, which can make it calmer, would have been asked first
    await w.choose("pain", "none");
    await w.next();
    await look(w.page, `${tag}, what happened`);
    for (const id of ["ectopic", "unseen"]) {
      await w.choose("happened", id);
      await look(w.page, `${tag}, what happened: ${id}`, opened);
    }
    await w.next();
    await look(w.page, `${tag}, when`);
    assert.deepEqual(w.wrong, []);
  }
  // Where nothing can be folded by a script, and one question a page.
  const plain = await newReader(browser, server, { javaScriptEnabled: false });
  await plain.open("/plain/");
  await look(plain.page, "the short way without scripts", { opened: true });
  let long = 0;
  for (const id of questionIds) {
    if (!await showQuestion(plain.page, server.url + "/plain/", id)) continue;
    await look(plain.page, `the long way, ${id}`);
    long++;
  }
  assert.ok(long > 45, `${long} questions of the long way`);
  await plain.close();
  const reader = await newReader(browser, server, { worker: false });
  await reader.open("/");
  await reader.ready();
  await begin(reader.page);
  for (let n = 0; n < diaryForms; n++) {
    await visit(reader.page, n ? `/notes/event/${n}/` : "/notes/write/");
    await look(reader.page, `the diary's form ${n}: ${await reader.page.textContent("main h1")}`, { opened: true });
  }
  await reader.close();
  t.diagnostic(`${screens} screens, Next is below the first screen on ${late.length}: ${late}`);
  assert.deepEqual(faults, []);
  assert.ok(late.length <= screens / 10, `Next is below the first screen on ${late.length} of ${screens}: ${late}`);
});

test("nothing on the start page moves from under a finger when its script comes late", async () => {
  for (const width of [320, 390, 1280]) {
    const reader = await newReader(browser, server, { program: false, worker: false, viewport: { ...phone, width } });
    const { page, context } = reader;
    const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    let release;
    const late = new Promise((done) => { release = done; });
    await context.route("**/page.*.js", async (route) => { await late; await route.continue(); });
    await page.addInitScript(() => { globalThis.moved = []; new PerformanceObserver((list) => globalThis.moved.push(...list.getEntries().map((entry) => entry.value))).observe({ type: "layout-shift", buffered: true }); });
    await page.goto(server.url, { waitUntil: "commit" });
    await page.waitForSelector(".start h1, main h1");
    await drawn();
    release();
    await page.waitForSelector("[data-ask=sex]:visible");
    await drawn();
    // A shift of our own is reported after every one before it.
    await page.evaluate(() => document.querySelector("main").prepend(Object.assign(document.createElement("p"), { style: "block-size: 12rem" })));
    await page.waitForFunction(() => globalThis.moved.length > 0);
    assert.equal(await page.evaluate(() => globalThis.moved.length), 1, `at ${width} px`);
    await reader.close();
  }
});

test("the first question is there before any program has come", async () => {
  const reader = await newReader(browser, server, { program: false, worker: false });
  await reader.open("/");
  await reader.page.click("[data-ask=sex]");
  await reader.page.waitForSelector("[data-step='1']:not([hidden])");
  assert.equal(await reader.page.evaluate(() => typeof globalThis.aftercare), "undefined");
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});
