// What the program may ask of the browser: to keep one block of bytes whole,
// to seal bytes, and to do heavy work. It decides nothing: what the bytes are
// only the program knows.
globalThis.aftercareKeep = globalThis.document && (() => {
  const SELF = document.currentScript.src;
  const TOO_LONG = 30_000;
  const trusted = {
    createHTML: (html) => html, // only ever parsed into a document that runs nothing
    createScriptURL: (url) => { if (url === SELF || url === "/sw.js") return url; throw new TypeError("no such script"); },
  };
  const policy = globalThis.trustedTypes?.createPolicy("aftercare", trusted) ?? trusted;

  // The store is opened for one use, so that no tab stands in another's way.
  // Only what is written makes it: who only asks leaves no trace.
  const open = (make) => new Promise((done, fail) => {
    const asked = indexedDB.open("kept", 1);
    asked.onupgradeneeded = () => make ? asked.result.createObjectStore("block") : asked.transaction.abort();
    asked.onsuccess = () => done(asked.result);
    asked.onerror = (event) => {
      event.preventDefault();
      if (!make && asked.error.name === "AbortError") done(null); else fail(asked.error);
    };
  });

  // use does something in one transaction, and is done when that is on the
  // disk.
  async function use(mode, make, does) {
    const db = await open(make);
    if (!db) return does();
    try {
      return await new Promise((done, fail) => {
        const change = db.transaction("block", mode, { durability: "strict" });
        const block = change.objectStore("block");
        const asked = block.get(1);
        let result;
        asked.onsuccess = () => {
          try { result = does(asked.result, block); } catch (error) { fail(error); change.abort(); }
        };
        change.oncomplete = () => done(result);
        change.onabort = () => fail(change.error);
      });
    } finally {
      db.close();
    }
  }

  const cipher = async (does, key, nonce, bytes, extra) => new Uint8Array(await crypto.subtle[does](
    { name: "AES-GCM", iv: nonce, additionalData: extra },
    await crypto.subtle.importKey("raw", key, "AES-GCM", false, [does]), bytes));

  let spare = null;
  function hire(name) {
    const worker = new Worker(policy.createScriptURL(SELF), { name });
    worker.onerror = () => { if (spare === worker) spare = null; };
    return worker;
  }

  // The one answer of a worker, nothing where it fails or takes too long.
  const answer = (worker, most) => new Promise((done) => {
    const end = ({ data }) => { worker.terminate(); clearTimeout(late); done(data); };
    const late = most && setTimeout(end, most, {});
    worker.onmessage = worker.onerror = end;
  });

  return {
    able: () => { try { return Boolean(isSecureContext && indexedDB && crypto.subtle && Worker); } catch { return false; } },
    // {bytes, version}, or null if there is none.
    get: () => use("readonly", false, (kept) => kept ?? null),
    // The first version is drawn, so that none comes again after erase.
    put: (bytes, version) => use("readwrite", !version, (kept, block) => {
      if ((kept?.version ?? 0) !== version) throw new DOMException("", "ConflictError");
      const next = version ? version + 1 : 1 + crypto.getRandomValues(new Uint32Array(1))[0] * 2 ** 16;
      block.put({ bytes, version: next }, 1);
      return next;
    }),
    erase: async () => {
      await use("readwrite", false, (kept, block) => { block?.clear(); });
      await new Promise((done, fail) => {
        const asked = indexedDB.deleteDatabase("kept");
        asked.onsuccess = done;
        asked.onerror = () => fail(asked.error);
      });
    },
    random: (bytes) => crypto.getRandomValues(bytes),
    seal: (...given) => cipher("encrypt", ...given),
    open: (...given) => cipher("decrypt", ...given),
    // {bytes} or {error}, from a worker that does one task.
    work: async (task) => {
      const worker = spare ?? hire();
      spare = null;
      worker.postMessage(task);
      return await answer(worker, TOO_LONG) ?? { error: "other" };
    },
    // A program is compiled in a worker, or where that fails in the page.
    compile: async (url) => await answer(hire(url)) ?? WebAssembly.compileStreaming(fetch(url)),
    // A worker stands ready while a passphrase is asked for, and else none.
    expect: (work) => {
      if (work) return void (spare ??= hire());
      spare?.terminate();
      spare = null;
    },
    policy,
    lasting: () => navigator.storage?.persisted?.(),
    makeLast: () => navigator.storage?.persist?.(),
  };
})();
