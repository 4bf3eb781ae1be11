// What the program may ask of the browser: to keep one block of bytes whole
// and a few bytes beside it, to seal bytes, and to do heavy work. It decides
// nothing: only the program knows what the bytes are.
globalThis.aftercareKeep = globalThis.document && (() => {
  const SELF = document.currentScript.src;
  const TOO_LONG = 30_000;
  const trusted = {
    createHTML: (html) => html, // only ever parsed into a document that runs nothing
    createScriptURL: (url) => { if (url === SELF || url === "/sw.js") return url; throw new TypeError("no such script"); },
  };
  const policy = globalThis.trustedTypes?.createPolicy("aftercare", trusted) ?? trusted;

  // The store is opened for one use, so that no tab blocks another. It is
  // created by the first write: looking leaves no trace.
  const open = (make) => new Promise((done, fail) => {
    const asked = indexedDB.open("kept", 1);
    asked.onupgradeneeded = () => make ? asked.result.createObjectStore("block") : asked.transaction.abort();
    asked.onsuccess = () => done(asked.result);
    asked.onerror = (event) => {
      event.preventDefault();
      if (!make && asked.error.name === "AbortError") done(null); else fail(asked.error);
    };
  });

  // use does something in one transaction, and is done once that is on the
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

  const serving = new Set(); // ends each program that runs in a worker
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

  // The bytes beside the block are a file that a worker overwrites in place:
  // bytes to write, undefined to read, null to remove.
  let clerk = null;
  const beside = (bytes) => new Promise((done, fail) => {
    const worker = clerk ??= hire("beside");
    const end = ({ data }) => {
      clearTimeout(late);
      if (!data) { worker.terminate(); clerk = null; }
      if (data && !data.error) done(data.bytes); else fail(new DOMException("", data?.error));
    };
    const late = setTimeout(end, TOO_LONG, {});
    worker.onmessage = worker.onerror = end;
    worker.postMessage(bytes);
  });

  const lent = {
    stored: () => {}, // what is stored has changed: the page tells the other tabs
    able: () => { try { return Boolean(isSecureContext && indexedDB && crypto.subtle && Worker); } catch { return false; } },
    // One tab at a time, until it calls what it is given.
    hold: () => new Promise((done, fail) => {
      if (!navigator.locks) return done(() => {});
      navigator.locks.request("kept", { signal: AbortSignal.timeout(TOO_LONG) }, () => new Promise((release) => done(release))).catch(fail);
    }),
    get: () => use("readonly", false, (kept) => kept?.bytes ?? null),
    // Over the old bytes and over no others; null for none. No bytes come twice,
    // so nothing is counted.
    put: async (bytes, old) => {
      await use("readwrite", !old, (kept, block) => {
        if (indexedDB.cmp(kept?.bytes ?? [], old ?? [])) throw new DOMException("", "ConflictError");
        block.put({ bytes }, 1);
      });
      lent.stored();
    },
    beside,
    erase: async () => {
      lent.stored();
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
    // What a worker picks of a large export; told hears how much of it was
    // read. A result of null: it was stopped.
    scan: (file, told) => {
      const worker = hire();
      let stop;
      const result = new Promise((done) => {
        stop = () => done(null);
        worker.onmessage = ({ data }) => data.part ? told(data.part) : done(data);
        worker.onerror = () => done({});
        worker.postMessage({ file });
      }).finally(() => worker.terminate());
      return { result, stop };
    },
    // serve runs a program in a worker, so that the page never waits for it. It
    // gives the functions that call it.
    serve: (url, given, ended) => new Promise((done, fail) => {
      const worker = hire("run " + url), asked = new Map();
      let running = false, n = 0;
      const end = () => {
        serving.delete(end);
        worker.terminate();
        if (running) ended(); else fail(new Error("the program ended"));
        for (const answered of asked.values()) answered(null);
      };
      const ask = (does, given, answered) => {
        asked.set(++n, answered);
        worker.postMessage({ n, does, given });
      };
      serving.add(end);
      worker.onerror = end;
      worker.onmessage = ({ data }) => {
        if (data.ended) end();
        else if (asked.has(data.n)) {
          asked.get(data.n)(data.reply);
          asked.delete(data.n);
        } else {
          running = true;
          done({
            handle: (method, path, body, answered) => ask("handle", [method, path, body], answered),
            guide: (...record) => new Promise((answered) => ask("guide", record, answered)),
          });
        }
      };
      given.then((given) => worker.postMessage(given), end);
    }),
    // stop ends every program that runs in a worker, and what it remembers.
    stop: () => serving.forEach((end) => end()),
    // A program is compiled in a worker, or where that fails in the page.
    compile: async (url) => await answer(hire(url)) ?? WebAssembly.compileStreaming(fetch(url)),
    // A worker is kept ready while a passphrase is asked for.
    expect: (work) => {
      if (work) return void (spare ??= hire());
      spare?.terminate();
      spare = null;
    },
    policy,
    lasting: () => navigator.storage?.persisted?.(),
    makeLast: () => navigator.storage?.persist?.(),
  };
  return lent;
})();
