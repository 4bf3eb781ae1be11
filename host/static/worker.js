// In a worker: one heavy task, after which the page throws the worker away, and
// its memory with it. This is the same file as the page's, so that a page and
// its worker are always of one edition.
if (!globalThis.document) {
  const compile = async (url) => WebAssembly.compileStreaming(await globalThis.caches?.match(url).catch(() => null) ?? fetch(url));
  let asked = false;
  const load = async () => {
    const go = new Go();
    go.run(await WebAssembly.instantiate(await compile("asset:work.wasm"), go.importObject));
    // One that waits tries itself out, for the browser to compile it well.
    if (!asked) work({ kind: "derive", passphrase: "", bytes: new Uint8Array(16), memory: 4096, time: 2, lanes: 1 });
  };

  // The file beside the diary, overwritten in place and flushed: a file that is
  // written in any other way is a new one, and the old one stays on the disk.
  const FILE = "kept";
  async function open(create, tries = 40) {
    try {
      const folder = await navigator.storage.getDirectory();
      return create === null ? await folder.removeEntry(FILE) : await (await folder.getFileHandle(FILE, { create })).createSyncAccessHandle();
    } catch ({ name }) {
      // A tab that has just ended may still have it open.
      if (name === "NoModificationAllowedError" && tries) {
        await new Promise((done) => setTimeout(done, 50));
        return open(create, tries - 1);
      }
      // Private windows refuse it by errors of many names.
      throw new DOMException("", /^(NotFound|Quota|NoMod)/.test(name) ? name : "NoSecrets");
    }
  }
  async function beside(bytes) {
    const file = await open(bytes === null ? null : Boolean(bytes));
    if (!file) return;
    try {
      if (!bytes) {
        const kept = new Uint8Array(file.getSize());
        file.read(kept, { at: 0 });
        return kept;
      }
      file.write(bytes, { at: 0 });
      file.flush();
    } finally {
      file.close();
    }
  }

  if (name === "beside") {
    onmessage = async ({ data }) => postMessage(await beside(data).then(
      (bytes) => ({ bytes }), ({ name }) => name === "NotFoundError" ? { bytes: null } : { error: name }));
  } else {
    // One with the name of a program compiles that: the page goes on meanwhile.
    const loading = name ? compile(name).catch(() => null).then(postMessage) : load();
    loading.catch(() => {});
    onmessage = async ({ data }) => {
      asked = true;
      await loading.then(() => postMessage(work(data) ?? { error: "other" })).catch(() => postMessage({ error: "other" }));
    };
  }
}
