// What the browser's own files still hold of a diary that is gone.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { ownBrowser, program, startServer } from "../tools/stand.mjs";
import { begin, decoy, filesWith, keepDecoy, notesIn, passphrase, press, save, stored, unlock, visit } from "../tools/diary.mjs";

let server;
before(async () => { server = await startServer(); });
after(() => server.stop());

// carve finds the blocks in a profile's files, and says how many of them each
// passphrase opens.
async function carve(profile, ...passphrases) {
  const { stdout } = await promisify(execFile)(program, ["-carve", profile, ...passphrases]);
  const { Blocks, Opened, Most } = JSON.parse(stdout);
  return { blocks: Blocks, opened: Opened, most: Most };
}

// The remedy turned off, as in a browser that refuses it.
const bare = () => {
  let lent;
  Object.defineProperty(globalThis, "aftercareKeep", {
    get: () => lent,
    set: (value) => { lent = value; if (value) value.beside = () => Promise.reject(new DOMException("", "NoSecrets")); },
    configurable: true,
  });
};

const saves = 30;

async function lived(profile, t, { script } = {}) {
  const { context, page } = await ownBrowser(server, profile, t, { script });
  await begin(page);
  for (let n = 0; n < saves; n++) await save(page, `planted-quokka-${n} ${"x".repeat(200)}`);
  await keepDecoy(page);
  return { context, page };
}

for (const [name, script] of [["", undefined], [", where the browser refuses the secret, is not", bare]]) {
  test(`what the decoy passphrase and erase removed is unreadable in the profile's files${name}`, async (t) => {
    const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
    let { context, page } = await lived(profile, t, { script });
    const salt = Buffer.from((await stored(page))[0].bytes).subarray(16, 32);
    await context.close();
    const before = await carve(profile, passphrase, decoy);
    t.diagnostic(`before: ${before.blocks} blocks, ${before.opened[0]} open with the passphrase`);
    assert.ok(before.blocks > 5 && before.opened[0] >= 1 && before.most === saves, "the search finds nothing");

    ({ context, page } = await ownBrowser(server, profile, t, { script }));
    await unlock(page, decoy);
    for (let n = 0; n < 5; n++) await save(page, `ordinary-${n}`);
    await context.close();
    const used = await carve(profile, passphrase, decoy);
    t.diagnostic(`after the decoy passphrase: ${used.blocks} blocks, ${used.opened[0]} open with the passphrase, ${used.opened[1]} with the decoy`);

    ({ context, page } = await ownBrowser(server, profile, t, { script }));
    assert.equal(await notesIn(page, "ordinary", decoy), 5);
    await visit(page, "/notes/erase/");
    await press(page, "ask");
    await press(page, "erase");
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
    assert.deepEqual(await page.evaluate(async () => { const names = []; for await (const [name] of await navigator.storage.getDirectory()) names.push(name); return names; }), []);
    const running = await carve(profile, passphrase, decoy);
    await context.close();
    const erased = await carve(profile, passphrase, decoy);
    t.diagnostic(`after erase: ${erased.blocks} blocks, ${erased.opened} open; the old bytes are in: ${(await filesWith(profile, [salt])).join(", ") || "none"}`);
    assert.deepEqual(await filesWith(profile, ["quokka"]), []);
    if (script) {
      assert.ok(used.opened[0] > saves / 2 && erased.opened[0] > saves / 2, "the control opens nothing");
    } else {
      assert.ok(used.blocks >= before.blocks / 2, "the old blocks were not there to be tried");
      assert.equal(used.opened[0], 0, "an old block opens with the passphrase");
      assert.ok(used.opened[1] <= 1, "old blocks show that a decoy was set");
      for (const left of [running, erased]) assert.deepEqual(left.opened, [0, 0], "an erased block opens");
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 20 });
  });
}

test("the store shows nothing that counts, and every write and unlock touches the same files", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  const { page } = await lived(profile, t);
  const secrets = () => page.evaluate(async () => {
    const file = await (await (await navigator.storage.getDirectory()).getFileHandle("kept")).getFile();
    return { size: file.size, changed: file.lastModified, bytes: Array.from(new Uint8Array(await file.arrayBuffer())).join() };
  });
  const seen = new Set();
  for (const pass of [passphrase, passphrase, decoy, decoy]) {
    const before = await secrets();
    await page.evaluate(() => aftercare.lock());
    assert.ok(await notesIn(page, "none", pass) >= 0);
    const now = await secrets();
    assert.equal(now.size, 160);
    assert.ok(now.changed > before.changed, "unlocking did not rewrite the secrets");
    assert.ok(!seen.has(now.bytes));
    seen.add(now.bytes);
    const kept = await stored(page);
    assert.deepEqual([kept.length, kept[0].keys], [1, ["bytes"]]);
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 20 });
});

test("a missing secret, or an older block put back, is said and not called a wrong passphrase", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "aftercare-"));
  const { page } = await ownBrowser(server, profile, t);
  await begin(page);
  const put = (bytes) => page.evaluate(async (bytes) => {
    const db = await new Promise((done) => { const asked = indexedDB.open("kept"); asked.onsuccess = () => done(asked.result); });
    const change = db.transaction("block", "readwrite");
    change.objectStore("block").put({ bytes: new Uint8Array(bytes) }, 1);
    await new Promise((done) => { change.oncomplete = done; });
    db.close();
  }, bytes);
  const [{ bytes: older }] = await stored(page);
  await save(page, "later-1");
  const [{ bytes: newer }] = await stored(page);
  await page.evaluate(() => aftercare.lock());
  const says = async () => { await unlock(page); return page.textContent("main"); };
  await put(older);
  assert.match(await says(), /puts an older copy back/);
  assert.deepEqual((await stored(page))[0].bytes, older, "it was written over");
  await put(newer);
  assert.equal(await notesIn(page, "later"), 1);
  await page.evaluate(() => aftercare.lock());
  await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("kept"));
  const text = await says();
  assert.match(text, /It.s missing/);
  assert.doesNotMatch(text, /doesn't open the diary/);
  await visit(page, "/notes/erase/");
  await press(page, "ask");
  await press(page, "erase");
  await begin(page);
  assert.equal((await save(page, "again-1")).status, 200);
  await rm(profile, { recursive: true, force: true, maxRetries: 20 });
});
