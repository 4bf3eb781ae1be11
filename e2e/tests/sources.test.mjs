// The picture of the sources on the narrowest screen, with text at its own size
// and at twice that: nothing is cut off, nothing has to be scrolled sideways.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newReader, startBrowser, startServer } from "../tools/stand.mjs";
import { look, none } from "../tools/look.mjs";

let server, browser;
before(async () => { server = await startServer(); browser = await startBrowser(); });
after(async () => { await browser.close(); await server.stop(); });

const day = (ago) => new Date(Date.now() - ago * 864e5).toISOString().slice(0, 10);

// Ten days after an operation, without bleeding for two.
const told = ["bleeding=none", "bleeding-since=" + day(2), "none=faint", "none=ill", "pain=none", "feels-hot=false", "chills=false", "discharge=normal",
  "none=breath", "none=head", "none=other", "mood=low", "harm-thoughts=none", "none=safe", "country=GB", "about=self", "kind=missed", "location=intrauterine",
  "care=surgical", "operation-on=" + day(10), "anaesthetic=general", "operation=vacuum-aspiration", "weeks=9", "days=3", "rh=positive"];

// answer opens her answer on one activity by the path without JavaScript.
async function answer(reader, activity) {
  await reader.open("/plain/");
  await Promise.all([reader.page.waitForNavigation(), reader.page.evaluate((fields) => {
    const form = document.body.appendChild(document.createElement("form"));
    [form.method, form.action] = ["post", "/plain/"];
    for (const field of fields) {
      const input = form.appendChild(document.createElement("input"));
      [input.type, input.name, input.value] = ["hidden", ...field.split("=")];
    }
    form.submit();
  }, [...told, "activity=" + activity, "step=answer", "go=answer"])]);
}

// outside lists what of the sources' part lies beyond the edges of the screen.
const outside = (page) => page.$$eval(".spread, .spread *, .all-sources, .all-sources *", (list) => list.filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width > 0 && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
}).map((e) => `${e.tagName} ${e.className}: ${e.textContent.slice(0, 40)}`));

for (const activity of ["penetrative-sex", "tampon", "conceive", "work"]) {
  test(`the sources on ${activity} fit a narrow screen`, async () => {
    const reader = await newReader(browser, server), { page } = reader;
    await answer(reader, activity);
    const words = await page.innerText(".finding");
    assert.match(words, /sources|source/);
    await page.$$eval("details", (list) => list.forEach((d) => { d.open = true; }));
    none(await look(page, activity));
    await page.setViewportSize({ width: 320, height: 844 });
    for (const size of ["", "200%"]) {
      await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);
      none(await outside(page));
    }
    const marks = await page.locator(":not(.strip) > .marks .mk").count();
    const sum = (await page.locator(".group .n").allInnerTexts()).reduce((n, text) => n + Number(text), 0);
    assert.ok(marks > 3);
    assert.equal(sum, marks, "the groups do not come to the marks of the picture");
    assert.deepEqual(reader.wrong, []);
    await reader.close();
  });
}
