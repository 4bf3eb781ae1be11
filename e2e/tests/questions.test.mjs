// The path through the questions to the answer: by touch, by keyboard alone,
// and with anything typed into the fields.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, phone, startBrowser, startServer } from "../tools/stand.mjs";
import { fill, has, press, walk } from "../tools/steps.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

async function asking(options) {
  const reader = await newReader(browser, server, { worker: false, ...options });
  await reader.open("/");
  await reader.ready();
  await reader.page.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "/ask/" });
    document.body.append(link);
    link.click();
    link.remove();
  });
  await reader.page.waitForSelector("main[data-path='/ask/'] form");
  return reader;
}

const daysAgo = (n) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);
const told = { bleeding: "light", pain: "mild", country: "GB", kind: "missed", care: "surgical", "operation-on": daysAgo(10), passed: "day", "passed-on": daysAgo(10) };

for (const viewport of [phone, { width: 320, height: 568 }]) {
  test(`danger signs come first and an answer comes last, ${viewport.width} px wide`, async (t) => {
    const reader = await asking({ viewport });
    const { page } = reader;
    const passed = await walk(page, told, async (page) => {
      const seen = await page.evaluate(() => ({ top: scrollY, focus: document.activeElement.matches("h1, [data-focus]") }));
      assert.deepEqual(seen, { top: 0, focus: true }, "a step does not begin at its heading");
      const small = await page.$$eval("main button, main label:has(input), a[data-exit]", (list) => list.filter((e) => e.offsetParent && e.getBoundingClientRect().height < 24).map((e) => e.textContent));
      assert.deepEqual(small, [], "too small to touch");
    });
    assert.match(passed[0], /bleed/i);
    assert.ok(await page.$("main[data-personal]"));
    const text = await page.innerText("main");
    assert.match(text, /told us/i, "the answer does not say what it rests on");
    t.diagnostic(`${passed.length} steps: ${passed.at(-1)}`);
    assert.deepEqual(reader.wrong, []);
    await reader.close();
  });
}

test("a danger sign is answered at once, with the number of the chosen country", async () => {
  const reader = await asking();
  const { page } = reader;
  assert.ok(await has(page, "next"));
  await fill(page, { bleeding: "soaking" });
  await press(page, "next");
  for (let step = 0; step < 3 && !(await page.$("main a[href^='tel:'], main [data-urgent]")); step++) {
    await press(page, (await fill(page, { "pads-per-hour": "2", fainting: "fainted" })) ? "next" : "skip");
  }
  assert.match(await page.innerText("main"), /emergency|call|help/i);
  await reader.close();
});

test("the whole path works by keyboard alone", async () => {
  const reader = await newReader(browser, server, { worker: false });
  const { page } = reader;
  await reader.open("/ask/");
  await reader.ready();
  const press = (key) => page.keyboard.press(key);
  // tabTo presses Tab until the element has the focus.
  const tabTo = async (matches, argument) => {
    for (let n = 0; n < 150; n++) {
      if (await page.evaluate(matches, argument)) return;
      await press("Tab");
    }
    assert.fail("not reached by keyboard: " + matches + " " + argument);
  };
  const swapped = (main) => page.waitForFunction((main) => !main.isConnected, main);
  await tabTo(() => document.activeElement.matches("a.skip"));
  await press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), "the skip link does not lead to the text");
  let main, steps = 0;
  for (; steps < 80 && await has(page, "next"); steps++) {
    main = await page.$("main");
    // The first control, by Space; in a list of signs the last box, "none of these".
    const box = await page.$("main form input[type=radio], main form input[type=checkbox]");
    if (box) {
      const none = await page.$("main form input[type=checkbox][name=none]:visible");
      await tabTo((none) => document.activeElement.matches(none ? "input[name=none]" : "main input[type=radio], main input[type=checkbox]"), Boolean(none));
      await press("Space");
    }
    await tabTo((value) => document.activeElement.matches(`main button[value=${value}]`), box ? "next" : "skip");
    await press("Enter");
    await swapped(main).catch(() => assert.fail("stuck at " + steps));
    if (await has(page, "anyway")) {
      main = await page.$("main");
      await tabTo(() => document.activeElement.matches("main button[value=anyway]"));
      await press("Enter");
      await swapped(main);
    }
  }
  assert.ok(steps > 5);
  assert.ok(await page.$("main[data-personal]"));
  assert.deepEqual(reader.wrong, []);
  await reader.close();
});

// Anything may be typed.
const hostile = [
  `"><script>globalThis.broken = 1</script>`, `'><img src=x onerror="globalThis.broken = 1">`, `</main></form><form action=/plain/ method=post>`,
  `javascript:globalThis.broken=1`, `{{7*7}}\${7*7}<%= 7*7 %>`, `"; DROP TABLE records; --`, `../../etc/passwd`, `\u202eabc\u0000def\ufeff`.replace("\u0000", ""),
  `&lt;b&gt;&#x3c;i&#x3e;`, `-1`, `1e309`, `38,5`, `٣٨`, `9999-99-99`, `x`.repeat(5000),
];

test("hostile text in every field changes nothing but the answer to that field", async (t) => {
  const reader = await asking();
  const { page } = reader;
  let tried = 0;
  for (let step = 0; step < 80 && await has(page, "next"); step++) {
    const names = await page.$$eval("main form [name]:not(button)", (list) => [...new Set(list.map((e) => e.name))]);
    const start = await page.evaluate(() => new URLSearchParams(new FormData(document.querySelector("main form"))).toString());
    for (const name of names) {
      const reply = await page.evaluate(async ({ start, name, hostile }) => {
        const faults = [];
        for (const value of hostile) {
          const form = new URLSearchParams(start);
          form.set(name, value);
          form.set("go", "next");
          const reply = await new Promise((done) => globalThis.aftercare.handle("POST", "/ask/", form.toString(), done));
          const page = new DOMParser().parseFromString(aftercareKeep.policy.createHTML(reply.body), "text/html");
          const own = [...page.querySelectorAll("script")].filter((s) => !s.src.includes("/static/page.")).length;
          const bad = page.querySelectorAll("img, iframe, object, embed, base, [onerror], [onclick], [onload], a[href^='javascript:' i], form:not([action^='/']), main main").length;
          if (own || bad || page.querySelectorAll("main").length !== 1) faults.push(`${name} = ${value.slice(0, 40)}: status ${reply.status}`);
        }
        return faults;
      }, { start, name, hostile });
      assert.deepEqual(reply, []);
      tried += hostile.length;
    }
    // One of them for real, in a field that a person can type into.
    const typed = await page.$("main form input[type=text], main form input:not([type])");
    if (typed) {
      await typed.fill(hostile[0]);
      await press(page, "next");
      assert.ok(await page.$("main form"), "a wrong answer leads nowhere");
      const again = await page.$("main form input[type=text], main form input:not([type])");
      if (again) await again.fill("");
    }
    await press(page, (await fill(page, told)) ? "next" : "skip");
  }
  assert.equal(await page.evaluate(() => globalThis.broken), undefined);
  assert.deepEqual(reader.wrong, []);
  t.diagnostic(`${tried} hostile values`);
  await reader.close();
});

test("an unexpected field is ignored", async () => {
  const reader = await asking();
  const status = await reader.page.evaluate(async () => {
    const form = "go=next&step=bleeding&bleeding=light&" + Array.from({ length: 200 }, (_, n) => `extra${n}=%3Cscript%3E`).join("&");
    const reply = await new Promise((done) => globalThis.aftercare.handle("POST", "/ask/", form, done));
    return { status: reply.status, leaked: reply.body.includes("<script>") || reply.body.includes("extra7") };
  });
  assert.equal(status.leaked, false);
  assert.ok(status.status < 500);
  await reader.close();
});
