// In a worker: a program that answers the page, or one heavy task, after which the
// page throws the worker away, and its memory with it. This is the same file as the
// page's, so that a page and its worker are always of one edition.
if (!globalThis.document) {
  const compile = async (url) => WebAssembly.compileStreaming(await globalThis.caches?.match(url).catch(() => null) ?? fetch(url));
  const RUNS = "run "; // begins the name of one that runs a program
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

  // Where the export of Apple Health is in a file, which may be packed.
  async function exported(file) {
    const view = async (from, size) => new DataView(await file.slice(from, from + size).arrayBuffer());
    if ((await view(0, 4)).getUint32(0, true) !== 0x04034b50) return { blob: file };
    const most = Math.min(file.size, 66_000), tail = await view(file.size - most, most);
    let end = most - 22;
    while (tail.getUint32(end, true) !== 0x06054b50) end--;
    const list = await view(tail.getUint32(end + 16, true), tail.getUint32(end + 12, true));
    // It is called export.xml, or so in another language: then it is the largest.
    let found = { size: -1 };
    for (let at = 0, left = tail.getUint16(end + 10, true); left--;) {
      const short = (offset) => list.getUint16(at + offset, true), long = (offset) => list.getUint32(at + offset, true);
      const name = new TextDecoder().decode(new Uint8Array(list.buffer, at + 46, short(28)));
      const size = /(^|\/)export\.xml$/i.test(name) ? Infinity : long(24);
      if (/^([^/_.][^/]*\/)?[^/.][^/]*(?<!_cda)\.xml$/i.test(name) && size > found.size) found = { size, at: long(42), long: long(20), packed: short(10) === 8 };
      at += 46 + short(28) + short(30) + short(32);
    }
    if (found.size < 0) throw found;
    const head = await view(found.at, 30), from = found.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    return { blob: file.slice(from, from + found.long), packed: found.packed };
  }

  // It is read a piece at a time; what a diary holds of it comes back.
  async function scan(file) {
    const { blob, packed } = await exported(file);
    let read = 0, told = 0;
    let stream = blob.stream().pipeThrough(new TransformStream({ transform(piece, to) { read += piece.length; to.enqueue(piece); } }));
    if (packed) stream = stream.pipeThrough(new DecompressionStream("deflate-raw"));
    for (const reader = stream.getReader(); ;) {
      const { value, done } = await reader.read();
      if (done || work({ kind: "scan", bytes: value }).error) return work({ kind: "scanned", bytes: new Uint8Array() });
      if (read - told > 2 ** 22) postMessage({ part: (told = read) / blob.size });
    }
  }

  // A program that runs here compiles while its words are on their way, then answers
  // calls, each by its number.
  async function serve(url) {
    const given = new Promise((done) => { onmessage = ({ data }) => done(data); });
    const go = new Go(), module = await compile(url);
    Object.assign(globalThis, await given, { aftercareReady: () => postMessage({}) });
    onmessage = ({ data: { n, does, given } }) => {
      const done = (reply) => postMessage({ n, reply });
      if (does === "handle") aftercare.handle(...given, done);
      else done(aftercare[does](...given));
    };
    await go.run(await WebAssembly.instantiate(module, go.importObject));
  }

  if (name === "beside") {
    onmessage = async ({ data }) => postMessage(await beside(data).then(
      (bytes) => ({ bytes }), ({ name }) => name === "NotFoundError" ? { bytes: null } : { error: name }));
  } else if (name.startsWith(RUNS)) {
    serve(name.slice(RUNS.length)).catch(() => {}).then(() => postMessage({ ended: true }));
  } else {
    // One with the name of a program compiles that: the page goes on meanwhile.
    const loading = name ? compile(name).catch(() => null).then(postMessage) : load();
    loading.catch(() => {});
    onmessage = async ({ data }) => {
      asked = true;
      await loading.then(async () => postMessage((data.file ? await scan(data.file) : work(data)) ?? { error: "other" })).catch(() => postMessage({ error: "other" }));
    };
  }
}
