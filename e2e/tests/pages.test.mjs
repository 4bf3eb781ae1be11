// Every page, light and dark, wide and narrow: no fault that a machine can find,
// no policy violation, no request to another host.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { invalid, look, none } from "../tools/look.mjs";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";
import { fill, has, press } from "../tools/steps.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

test("every general page is valid HTML", async (t) => {
  const faults = [];
  const paths = [...server.sample, "/no-such-page/"];
  for (const path of paths) faults.push(...await invalid(await (await fetch(server.url + path)).text(), path));
  t.diagnostic(`${paths.length} pages`);
  none(faults);
});

// Colours and scripts are the same for a kind: one page of each is opened by its
// address, and is looked at in the dark too.
test("every general page is accessible and fits its screen, each kind in light and dark", async (t) => {
  const reader = await newReader(browser, server, { program: false, worker: false });
  const faults = [];
  for (const path of server.sample) {
    const kind = server.kinds.includes(path);
    await (kind ? reader.open(path) : reader.show(path));
    faults.push(...await look(reader.page, path, { dark: kind }));
  }
  t.diagnostic(`${server.sample.length} of ${server.paths.length} pages`);
  none([...faults, ...reader.wrong]);
  await reader.close();
});

test("a page with figures comes from the second program, and is complete with every section open", async () => {
  const reader = await newReader(browser, server, { worker: false });
  const { page } = reader;
  await reader.open("/");
  await reader.ready();
  await page.click('a[href="/read/"]');
  await page.waitForSelector('main[data-path="/read/"]');
  const path = await page.getAttribute('main a:text("try for a pregnancy again")', "href");
  await page.click(".questions summary");
  await page.click(`main a[href="${path}"]`);
  await page.waitForSelector(`main[data-path="${path}"]`);
  await page.$$eval("main details", (list) => list.forEach((d) => { d.open = true; }));
  assert.ok((await page.$$("main figure svg[role=img]")).length > 30);
  none([...await look(page, path), ...reader.wrong]);
  await reader.close();
});

// Three paths through the questions, so that calm, waiting and urgent answers
// are all checked.
const ways = {
  calm: { bleeding: "none", pain: "none", discharge: "normal", mood: "ok", country: "GB" },
  waiting: { bleeding: "light", pain: "mild", mood: "low", country: "US", kind: "missed", care: "surgical" },
  urgent: { bleeding: "soaking", pain: "severe", mood: "no-hope" },
};

for (const [name, answers] of Object.entries(ways)) {
  test(`every step and the answer are valid, accessible and fit their screen: ${name}`, async (t) => {
    const reader = await newReader(browser, server, { worker: false });
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

test("the page about the program names the version, from the server and in the page", async () => {
  const plain = await newReader(browser, server, { javaScriptEnabled: false });
  await plain.open("/about/");
  const version = /Build: (\S+)/.exec(await plain.page.textContent("main"))?.[1];
  assert.ok(version);
  await plain.close();
  const reader = await newReader(browser, server, { worker: false });
  await reader.open("/");
  await reader.ready();
  const { body } = await reader.page.evaluate(() => new Promise((done) => globalThis.aftercare.handle("GET", "/about/", "", done)));
  assert.match(body, new RegExp(`Build: ${version}\\b`));
  none(reader.wrong);
  await reader.close();
});

// given is the page as the program gives it for the form on the screen, not
// what the browser has made of it.
const given = (page) => page.evaluate(async () => {
  const form = document.querySelector("main form");
  const ask = (...args) => new Promise((done) => globalThis.aftercare.handle(...args, done));
  const reply = form ? await ask("POST", new URL(form.action).pathname.replace("sent/search/", ""), new URLSearchParams(new FormData(form)).toString()) : await ask("GET", "/", "");
  return reply.body;
});
