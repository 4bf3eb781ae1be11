// Without JavaScript: every general page is complete, and the one marked path
// gives a personal answer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";

let server, browser, reader;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
  reader = await newReader(browser, server, { javaScriptEnabled: false });
});
after(async () => { await browser.close(); await server.stop(); });

// Where nothing can be pressed the page that is sent is the page that is seen.
test("every general page is complete", async () => {
  for (const path of server.sample) {
    const reply = await fetch(server.url + path), html = await reply.text(), main = html.slice(html.indexOf("<main"));
    assert.equal(reply.status, 200, path);
    assert.ok(/<h1[^>]*>([^]*?)<\/h1>/.exec(main)[1].replace(/<[^>]*>/g, "").trim().length > 2, path);
    if (!path.startsWith("/plain/")) assert.match(reply.headers.get("content-security-policy"), /form-action 'none'/, path);
    if (!server.kinds.includes(path) && !main.includes("<button")) continue;
    await reader.open(path);
    // Nothing is offered that only the program can do.
    for (const button of await reader.page.$$("main form button")) {
      assert.ok(path.startsWith("/plain/") || !(await button.isVisible()), `${path}: a form is shown that cannot be sent`);
    }
  }
  assert.deepEqual(reader.wrong, []);
});

test("the marked path says what happens to her answers before the first question", async () => {
  await reader.open("/plain/");
  const text = await reader.page.innerText("main");
  assert.match(text, /server/i);
  assert.match(text, /not (kept|stored|saved)|nothing is (kept|stored|saved)|keeps? nothing/i);
});

test("the marked path gives a personal answer and stores it nowhere", async () => {
  const { page } = reader;
  const response = await reader.open("/plain/");
  assert.match(response.headers()["content-security-policy"], /form-action 'self'/);
  await Promise.all([page.waitForResponse((r) => r.request().method() === "POST"), page.click("main form button[value=long]")]);
  await page.waitForLoadState();
  let steps = 0;
  for (; steps < 80; steps++) {
    const next = await page.$("main form button[value=next]");
    const anyway = await page.$("main form button[value=anyway]");
    if (!next && !anyway) break;
    const light = await page.$("main form input[type=radio][name=bleeding][value=light]");
    const none = await page.$("main form input[name=none]:not([type=hidden]):visible");
    if (next && light) await light.check();
    else if (next && none) await none.check();
    const button = next ? (light || none ? next : await page.$("main form button[value=skip]")) : anyway;
    const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === "POST"), button.click()]);
    assert.equal(answer.status(), 200);
    assert.equal(answer.headers()["cache-control"], "no-store");
    await page.waitForLoadState();
    assert.match(page.url(), /\/plain\/sent\/search\/$/);
  }
  assert.ok(steps > 3);
  assert.ok(await page.$("main[data-personal]"));
  assert.match(await page.innerText("main"), /\d/);
  assert.deepEqual(reader.wrong, []);
});

test("the marked path asks the same as the short way, in one form", async () => {
  const { page } = reader;
  await reader.open("/plain/");
  const check = (name, value) => page.check(`main [name="${name}"][value="${value}"] >> nth=0`);
  for (const [name, value] of [["ask", "sex"], ["none", "lines-a"], ["none", "lines-b"], ["no-fever-no-smell", "true"], ["bleeding", "none"], ["last-blood", "2"], ["happened", "operation"], ["when", "4"]]) await check(name, value);
  await page.check("main [name=pain][value=none]");
  await Promise.all([page.waitForResponse((r) => r.request().method() === "POST"), page.click("main form button[value=answer]")]);
  await page.waitForLoadState();
  assert.ok(await page.$("main[data-personal]"));
  assert.match(await page.innerText("main"), /sex/i);
  assert.deepEqual(reader.wrong, []);
});

// shown lists which of the parts that belong to an answer can be seen: what a line
// opens, and what stands after certain answers.
const belongs = "#path .sign-line > .opens, #path [data-if]";
const shown = (page) => page.$$eval(belongs, (all) => all.filter((e) => e.checkVisibility()).map((e) => e.dataset.if ?? e.parentElement.dataset.line));

test("as loaded it is short: nothing is open, and the signs and a number are in the first screen", async () => {
  const { page } = reader;
  for (const [width, most] of [[390, 5000], [320, 5600]]) {
    await page.setViewportSize({ width, height: 844 });
    await reader.open("/plain/");
    assert.deepEqual(await shown(page), []);
    const { height, wide, lowest } = await page.evaluate(() => ({
      height: document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth,
      lowest: Math.max(...[...document.querySelectorAll("main .tel, [data-line=line-1] > .tick, [data-line=line-4] > .tick")].map((e) => e.getBoundingClientRect().bottom)),
    }));
    assert.ok(height <= most, `${height} px at ${width}`);
    assert.ok(wide <= width, `${wide} px wide at ${width}`);
    if (width === 390) assert.ok(lowest < 844, `the fourth sign ends at ${lowest}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
});

test("what belongs to an answer is shown once that is given, on paper at once", async () => {
  const { page } = reader;
  await reader.open("/plain/");
  const all = await page.$$eval(belongs, (all) => all.map((e) => e.dataset.if ?? e.parentElement.dataset.line));
  const lines = all.filter((what) => /^line-\d+$/.test(what)), conditions = [...new Set(all.filter((what) => !lines.includes(what)).flatMap((what) => what.split(" ")))];
  assert.ok(lines.length === 11 && conditions.length > 25);
  for (const line of lines) {
    await page.check(`main [name=danger-line][value=${line}]`);
    assert.ok((await shown(page)).includes(line), line);
    assert.ok(await page.isVisible("main button[value=answer]") && await page.$eval("main button[value=answer]", (e) => e.getBoundingClientRect().bottom <= innerHeight), "the button isn't in reach");
    await page.uncheck(`main [name=danger-line][value=${line}]`);
    assert.deepEqual(await shown(page), [], line);
  }
  for (const condition of conditions) {
    await page.$eval("#path", (form, condition) => {
      const [name, value = "line-2"] = condition.split("=");
      form.reset();
      form.querySelector(`[name="${name}"][value="${value}"]`).checked = true;
    }, condition);
    const open = await shown(page);
    for (const what of all) if (what.split(" ").includes(condition)) assert.ok(open.includes(what), `${condition} doesn't show ${what}`);
  }
  // Of the headings of the day one is shown, whatever happened.
  for (const happened of await page.$$eval("#path [name=happened]", (all) => all.map((e) => e.value))) {
    await page.$eval("#path", (form, happened) => {
      form.reset();
      form.querySelector(`[name=happened][value=${happened}]`).checked = true;
    }, happened);
    assert.equal(await page.$$eval("#path .quick h2 > span", (all) => all.filter((e) => e.checkVisibility()).length), 1, happened);
  }
  await page.$eval("#path", (form) => form.reset());
  await page.emulateMedia({ media: "print" });
  assert.equal((await shown(page)).length, all.length);
  await page.emulateMedia({ media: "screen" });
});

test("what is ticked or typed stays in sight once its line is unticked", async () => {
  const { page } = reader;
  await reader.open("/plain/");
  await page.check("main [name=danger-line][value=line-1]");
  await page.check("main [name=which][value=two-pads]");
  await page.uncheck("main [name=danger-line][value=line-1]");
  assert.ok(await page.isVisible("main [name=which][value=two-pads]"));
  await page.check("main [name=danger-line][value=line-9]");
  await page.check("main [name=which][value=racing]");
  await page.fill("main [name=heart-rate]", "140");
  await page.uncheck("main [name=which][value=racing]");
  await page.uncheck("main [name=danger-line][value=line-9]");
  assert.ok(await page.isVisible("main [name=heart-rate]"));
  await page.fill("main [name=heart-rate]", "");
  assert.ok(!await page.isVisible("main [name=heart-rate]"));
  await page.uncheck("main [name=which][value=two-pads]");
  assert.deepEqual(await shown(page), []);
});

test("a browser that doesn't know :has shows everything", async () => {
  const old = await newReader(browser, server, { javaScriptEnabled: false });
  await old.context.route("**/*.css", async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: (await reply.text()).replaceAll("selector(:has(a))", "selector(:unknown(a))") });
  });
  await old.open("/plain/");
  assert.equal((await shown(old.page)).length, await old.page.locator(belongs).count());
  await old.close();
});

// tickInside ticks a choice of a line, which has to be opened for that.
async function tickInside(page, line, choice) {
  await page.check(`main [name=danger-line][value=${line}]`);
  await page.check(`main [name=which][value=${choice}]`);
  await page.uncheck(`main [name=danger-line][value=${line}]`);
}

test("a choice of a line counts without its line: two pads in an hour are 999", async () => {
  const { page } = reader;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await reader.open("/plain/");
    await page.selectOption("main [name=country]", "GB");
    await tickInside(page, "line-1", "two-pads");
    await Promise.all([page.waitForResponse((r) => r.request().method() === "POST"), page.click("main form button[value=answer]")]);
    await page.waitForLoadState();
    assert.match(await page.innerText("main .now"), /999/);
    assert.doesNotMatch(await page.innerText("main"), /nothing points to/i);
  }
  assert.deepEqual(reader.wrong, []);
});

test("none of these beside a choice, and a box that can't be read, leave it standing", async () => {
  const { page } = reader;
  await reader.open("/plain/");
  await page.selectOption("main [name=country]", "GB");
  for (const group of ["lines-a", "lines-b"]) await page.check(`main [name=none][value=${group}]`);
  await tickInside(page, "line-2", "fainted");
  await page.fill("main [name=weeks]", "many");
  const send = () => Promise.all([page.waitForResponse((r) => r.request().method() === "POST"), page.click("main form button[value=answer]")]);
  await send();
  await page.waitForLoadState();
  assert.ok(await page.isVisible("main [name=weeks]"), "the form isn't shown again");
  assert.match(await page.innerText("main .now"), /999/);
  await page.fill("main [name=weeks]", "9");
  await send();
  await page.waitForLoadState();
  assert.match(await page.innerText("main .now"), /999/);
  reader.wrong.length = 0; // the browser reports the form that was sent back
});

test("without the browser part the server still serves every page and the marked path", async () => {
  const bare = await startServer({ web: "" });
  const other = await newReader(browser, bare);
  for (const path of ["/", "/help/", "/plain/"]) {
    assert.equal((await other.open(path)).status(), 200);
    assert.ok(await other.page.isVisible("main h1"));
  }
  await other.open("/");
  assert.equal(await other.page.locator("a[href='/ask/']:visible").count(), 0, "a way is offered that does not work");
  assert.ok(await other.page.locator("a[href='/plain/']:visible").count() > 0, "the way that works is not offered");
  assert.deepEqual(other.wrong, []);
  await other.close();
  await bare.stop();
});
