// The worker's reader of packed files against damaged ones, without a browser:
// it ends with an answer, whatever the file is.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";
import { packed } from "../tools/zip.mjs";

const source = await readFile(new URL("../../host/static/worker.js", import.meta.url), "utf8");

// begun is a worker whose program keeps what it is given to scan.
function begun() {
  const given = [];
  let answered;
  const world = vm.createContext({
    name: "", TextDecoder, TransformStream, DecompressionStream, DataView, Uint8Array, DOMException,
    caches: { match: async () => null }, fetch: async () => null, WebAssembly: { compileStreaming: async () => null, instantiate: async () => null },
    Go: class { run() {} },
    work: ({ kind, bytes }) => {
      if (kind === "scan") given.push(Buffer.from(bytes));
      return kind === "scanned" ? { bytes: Buffer.concat(given) } : {};
    },
    postMessage: (message) => { if (!("part" in message)) answered(message); },
  });
  vm.runInContext(source, world);
  return (bytes) => new Promise((done) => {
    given.length = 0;
    answered = done;
    world.onmessage({ data: { file: new Blob([bytes]) } });
  });
}

// random gives numbers from 0 to below n, the same ones each time.
function random(seed) {
  return (n) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % n;
}

const text = Buffer.from("<HealthData>" + " <Record/>\n".repeat(50) + "</HealthData>");
const file = packed([["apple_health_export/export_cda.xml", Buffer.from("<a/>")], ["apple_health_export/export.xml", text]]);

test("the export inside a packed file is what is scanned", async () => {
  assert.deepEqual((await begun()(file)).bytes, text);
  assert.deepEqual((await begun()(text)).bytes, text, "a file that is not packed");
});

test("the export is found beside other files", async () => {
  const other = Buffer.from("<x>" + " <y/>\n".repeat(500) + "</x>");
  assert.deepEqual((await begun()(packed([["apple_health_export/a.xml", other], ["apple_health_export/export.xml", text], ["apple_health_export/z.xml", other]]))).bytes, text, "by its name");
  assert.deepEqual((await begun()(packed([["a/a.xml", Buffer.from("<x/>")], ["a/exportar.xml", text], ["a/z.xml", Buffer.from("<x/>")]]))).bytes, text, "in another language");
  assert.equal((await begun()(packed([["a/notes.txt", text]]))).error, "other", "none");
});

test("a damaged packed file ends with an answer", async () => {
  const scan = begun(), below = random(1), count = {};
  const edges = [0, 1, 0x7f, 0x80, 0xff];
  for (let round = 0; round < 500; round++) {
    const bytes = Buffer.from(file);
    for (let n = 1 + below(4); n > 0; n--) bytes[4 + below(bytes.length - 4)] = edges[below(edges.length)];
    const { bytes: out, error } = await scan(round % 5 ? bytes : bytes.subarray(0, below(bytes.length)));
    count[error ?? "read"] = (count[error ?? "read"] ?? 0) + 1;
    assert.ok(error === "other" || Buffer.isBuffer(out), `round ${round}`);
  }
  assert.ok(count.read > 25 && count.other > 25, JSON.stringify(count));
});
