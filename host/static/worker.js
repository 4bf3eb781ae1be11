// In a worker: one heavy task, then the page throws the worker away, and its
// memory with it. This is the same file as the page's, so that a page and its
// worker are always of one edition.
if (!globalThis.document) {
  const WORK = "asset:work.wasm";
  let asked = false;
  const load = async () => {
    const go = new Go();
    const kept = await globalThis.caches?.match(WORK).catch(() => null);
    const { instance } = await WebAssembly.instantiateStreaming(kept ?? fetch(WORK), go.importObject);
    go.run(instance);
    // One that waits tries itself out, for the browser to compile it well.
    if (!asked) work({ kind: "derive", passphrase: "", bytes: new Uint8Array(16), memory: 4096, time: 2, lanes: 1 });
  };
  const loading = load();
  loading.catch(() => {});
  onmessage = async ({ data }) => {
    asked = true;
    await loading.then(() => postMessage(work(data) ?? { error: "other" })).catch(() => postMessage({ error: "other" }));
  };
}
