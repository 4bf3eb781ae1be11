// Going through the diary as she does, and as a test may: by its forms, or by
// the calls that the forms become.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export const passphrase = "river lamp copper stone";
export const second = "another set of words";

// follow does something that leads to another page, and waits for it.
export async function follow(page, does) {
  const before = await page.$("main");
  await does();
  await page.waitForFunction((main) => !main.isConnected, before);
}

const button = (page, value) => follow(page, () => page.click(`main form button[value="${value}"]`));

// visit goes to a page of the diary by a link, as the glue takes it.
export const visit = (page, path) => follow(page, () => page.evaluate((path) => {
  const link = document.createElement("a");
  link.href = path;
  document.body.append(link);
  link.click();
  link.remove();
}, path));

export async function begin(page, pass = passphrase) {
  await visit(page, "/notes/start/");
  await page.fill("input[name=pass]", pass);
  await page.fill("input[name=again]", pass);
  await button(page, "begin");
}

export async function unlock(page, pass = passphrase) {
  await visit(page, "/notes/");
  await page.fill("input[name=unlock]", pass);
  await follow(page, () => page.click("main form button[type=submit]"));
}

export async function write(page, note) {
  await visit(page, "/notes/write/");
  await page.click("input[name=bleeding][value=light]");
  await page.evaluate((note) => { document.querySelector("main form [name=note]").value = note; }, note);
  await button(page, "save");
}

export async function keepSecond(page, code = second, pass = passphrase) {
  await visit(page, "/notes/keep/");
  await page.evaluate(([mine, code]) => {
    const form = document.querySelector("main form input[name=code]").form;
    form.elements.mine.value = mine;
    form.elements.code.value = form.elements["code-again"].value = code;
    form.querySelector("button[value=second]").click();
  }, [pass, code]);
  await page.waitForFunction(() => document.querySelector("main [role=status]"));
}

export const press = button;

// call is one step without the glue: for what is repeated often, and for what
// is cut off.
export const call = (page, method, path, fields = {}) => page.evaluate(([method, path, body]) =>
  new Promise((done) => aftercare.handle(method, path, body, done)).then(({ status, minutes, body }) => ({ status, minutes, body })),
[method, path, new URLSearchParams(fields).toString()]);

export const save = (page, note) => call(page, "POST", "/notes/write/", { bleeding: "light", note, go: "save" });

// open reads how many notes the diary holds under a passphrase, -1 where it
// does not open.
export async function notesIn(page, mark, pass = passphrase) {
  const front = await call(page, "POST", "/notes/", { unlock: pass });
  if (!front.minutes) return -1;
  const { body } = await call(page, "GET", "/notes/days/");
  return new Set(body.match(new RegExp(`${mark}-\\d+`, "g"))).size;
}

// lent keeps hold of what the glue lends the program, as keep.
export const lent = (context) => context.addInitScript(() => {
  let kept;
  Object.defineProperty(globalThis, "aftercareKeep", { get: () => kept, set: (value) => { kept = globalThis.keep = value; } });
});

// stored is the block in the store, by the browser's own means.
export const stored = (page) => page.evaluate(async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
    for (const store of db.objectStoreNames) {
      const all = await new Promise((done) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); });
      found.push(...all.map((value) => ({ name, store, keys: Object.keys(value), bytes: Array.from(value.bytes) })));
    }
    db.close();
  }
  return found;
});

// filesWith lists the files below a folder that hold a text, in the two
// encodings that browsers use.
export async function filesWith(folder, texts) {
  const found = [];
  const wanted = texts.flatMap((text) => [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (wanted.some((text) => bytes.includes(text))) found.push(path.slice(folder.length));
  }
  return found;
}
