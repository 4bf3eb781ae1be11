// In a worker: one heavy task, then the page throws the worker away, and its
// memory with it. This is the same file as the page's, so that a page and its
// worker are always of one edition.
if (!globalThis.document) onmessage = async ({ data }) => {
  const WORK = "asset:work.wasm";
  try {
    const go = new Go();
    globalThis.task = data;
    const kept = await globalThis.caches?.match(WORK).catch(() => null);
    const { instance } = await WebAssembly.instantiateStreaming(kept ?? fetch(WORK), go.importObject);
    await go.run(instance);
    postMessage(globalThis.result);
  } catch {
    postMessage({ error: "other" });
  }
};
