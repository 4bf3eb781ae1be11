// The glue of the page. The program itself is WebAssembly; this turns links
// and forms into calls of it, puts its answers on the page, and hides
// everything at once when she wants to leave. Nothing is stored and no address
// ever carries what she wrote: there is one address, and the history of the
// browser holds a number for each step and nothing else.
"use strict";
(() => {
  if (!globalThis.document) return; // a worker of the same file
  const WASM = "asset:app.wasm"; // its address, or "" where it was not built
  const START = "/", DIARY = "/notes/", LOCK = "/notes/lock/";
  const find = (selector) => document.querySelector(selector);
  const each = (root, selector, does) => root.querySelectorAll(selector).forEach(does);

  // Leaving: on every page, with or without the program, and in every tab.
  // What passes between tabs is one of five words, and nothing else.

  const tabs = globalThis.BroadcastChannel && new BroadcastChannel("kept");
  const tell = (what) => tabs?.postMessage(what);
  let lock = () => {}; // forgets the key, once there can be one
  let others = () => {}; // hears the other tabs, once the program runs
  let unsaved = ""; // what she wrote in a form of the diary before she went to another page
  if (tabs) tabs.onmessage = ({ data }) => data === "leave" ? exit() : others(data);

  // What the steps before showed is in memory alone, by the number that the
  // browser's history has for each.
  const kept = new Map(), mostKept = 50;
  let here = history.state ?? 0;

  function blank() {
    kept.clear();
    document.documentElement.replaceChildren();
    unsaved = "";
    lock();
    globalThis.aftercareKeep?.stop();
  }

  function leave() {
    tell("leave");
    exit();
  }

  function exit() {
    const to = find("a[data-exit]")?.dataset.exit;
    if (!to) return; // it is leaving already
    blank();
    delete globalThis.aftercare;
    location.replace(to);
  }

  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    presses = event.key === "Shift" ? [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 3000) : [];
    if (presses.length === 3) leave();
  });
  addEventListener("click", (event) => {
    if (event.button === 0 && event.target.closest?.("a[data-exit]")) {
      event.preventDefault();
      leave();
    }
  });
  // A browser may keep a page that was left, to show it again on Back.
  addEventListener("pagehide", blank);
  addEventListener("pageshow", (event) => { if (event.persisted) location.replace(location.pathname); });

  if (!WASM || find("main").dataset.path.startsWith("/plain/")) return;

  // Back and forward. The page that was left is put back as it was.

  const path = globalThis.aftercarePath;
  const moved = (step) => entry(() => { put(path.main); path.show(step); });

  function entry(again) {
    if (!kept.size) {
      const first = find("main");
      keepAs(here, () => first === path.main ? (put(first), path.show(0)) : put(first));
      history.replaceState(here, "", START);
    }
    for (const n of kept.keys()) if (n > here) kept.delete(n);
    history.pushState(++here, "", START);
    keepAs(here, again);
  }

  function keepAs(n, again) {
    kept.set(n, again);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value);
  }

  // put shows a page that was shown before.
  function put(main) {
    turn++;
    unsaved = unsent() || unsaved;
    if (find("main") !== main) find("main").replaceWith(main);
    const form = main.querySelector("form");
    written = typed.has(form) ? form : null;
    if (unsent()) unsaved = "";
    offerUnsaved(main);
    scrollTo(0, 0);
    main.querySelector("h1[tabindex]")?.focus({ preventScroll: true });
  }

  addEventListener("popstate", (event) => {
    if (!find("main")) return;
    here = event.state ?? 0;
    const again = kept.get(here);
    if (again) again();
    else {
      kept.clear();
      step("GET", minutes ? DIARY : START, "", "", true);
    }
  });

  // The program.

  const { able, compile, expect, policy, scan, serve, stop } = globalThis.aftercareKeep;
  globalThis.aftercareKeep.stored = () => tell("changed");
  let handle = null; // set once it runs
  let failed = false;

  // The language: that of the address, else the one that this device keeps for
  // the time without a network, else the first. The server has the first at its
  // root; in a history there is no other address than that.
  // language: addresses of its words, what the first program says and the rest
  const WORDS = "asset:words", FIRST = "en";
  const named = (pathname) => Object.hasOwn(WORDS, pathname.split("/")[1]) ? pathname.split("/")[1] : "";
  const bare = (pathname) => named(pathname) ? pathname.slice(named(pathname).length + 1) : pathname;
  // The page that answers a form: its address without what tells autofill that
  // it is a search (Sent in app/page).
  const answers = (form) => bare(new URL(form.action).pathname).replace(/sent\/search\/$/, "");
  const from = (path) => spoken === FIRST ? path : "/" + spoken + path;
  const shown = () => document.documentElement.lang.toLowerCase();
  let spoken = named(location.pathname);
  const settled = spoken ? null : remembered().then((tag) => { spoken = tag; });

  async function remembered() {
    for (const tag in WORDS) {
      if (tag !== FIRST && await globalThis.caches?.match(WORDS[tag][0]).catch(() => null)) return tag;
    }
    return FIRST;
  }

  // No program starts without the words of a language. The first has those that it
  // says, and the one with the pages about the sources what is known of them too.
  async function texts(name, tag) {
    const own = [WORDS[tag][0]];
    if (name === "more") own.push("asset:sources.list");
    if (name !== "app") own.push(WORDS[tag][1]);
    const files = await Promise.all(own.map((at) => fetch(at, { credentials: "omit" })));
    if (files.some((file) => !file.ok)) throw new Error("no words");
    return new Uint8Array(await new Blob(await Promise.all(files.map((file) => file.blob()))).arrayBuffer());
  }

  // What a program is given, as globals of where it runs.
  const given = async (name, tag) => ({ aftercareWords: await texts(name, tag), aftercareBuild: document.documentElement.dataset.build });

  // run starts a program in a language and gives what it answers with. The one with
  // the diary runs in the page, which lends it the store; any other in a worker, or
  // in the page where there can be none.
  async function run(name, tag, end) {
    if (name !== "more") {
      const served = await serve(PROGRAMS[name], given(name, tag), end).catch(() => null);
      if (served) return globalThis.aftercare = served;
    }
    const go = new Go();
    const [module, globals] = await Promise.all([compile(PROGRAMS[name]), given(name, tag)]);
    const instance = await WebAssembly.instantiate(module, go.importObject);
    const running = new Promise((resolve) => { globalThis.aftercareReady = resolve; });
    Object.assign(globalThis, globals);
    const ended = go.run(instance).then(() => { throw new Error("the program ended"); });
    ended.catch(() => end());
    await Promise.race([running, ended]);
    delete globalThis.aftercareReady;
    return globalThis.aftercare;
  }

  async function load(name) {
    await settled;
    let mine, key, look;
    ({ handle: mine, lock: key, check: look } = await run(name, spoken, () => {
      if (handle === mine) { handle = null; failed = true; }
      if (lock === key) lock = () => {};
    }));
    lock = key ?? lock;
    check = look ?? check;
    return handle = mine;
  }

  // Some pages are in another program, which the answer names. It takes over
  // from when she goes there; each stays as it is while another answers. "whole" is
  // the first with all words, for a page of it that lacks one.
  const PROGRAMS = { app: WASM, whole: WASM, more: "asset:more.wasm", places: "asset:places.wasm" };
  let loaded, program;
  function begin() {
    const mine = loaded = { app: load("app") };
    program = loaded.app.catch(() => { if (loaded === mine) failed = true; });
    program.then(() => path.judgeWith(async (fields) => handle && (await ask("POST", START, fields))?.body));
  }
  begin();
  const call = (method, path, body) => new Promise((done) => handle(method, path, body, done));
  async function ask(method, path, body) {
    for (;;) {
      const reply = await call(method, path, body), name = reply?.more;
      if (!name) return reply;
      if (!loaded[name]) find("#wait")?.toggleAttribute("hidden", false);
      try { handle = await (loaded[name] ??= load(name)); } catch { delete loaded[name]; return null; }
    }
  }

  // A page that needs no facts of hers may come from the server while the
  // program is on its way. What she wrote may not.
  async function answer(method, path, body) {
    if (!handle && !failed && method === "GET") {
      await settled;
      const page = await fetch(from(path), { credentials: "omit" }).catch(() => null);
      if (page?.ok && !handle) return { body: await page.text() };
    }
    const wait = find("#wait");
    if (!handle && wait) wait.hidden = false;
    await program;
    let reply = handle && await ask(method, path, body);
    for (let hops = 0; reply?.location && hops < 5; hops++) reply = await ask("GET", reply.location, "");
    if (wait) wait.hidden = true;
    return reply;
  }

  let turn = 0;
  async function step(method, to, body, hash, again) {
    const mine = ++turn;
    if (method === "POST" && to === LOCK) tell("locked");
    if (method === "GET" && to === START) {
      kept.clear(); // to start again is to forget
      if (path.main && !path.main.matches("[data-personal]")) {
        path.forget();
        put(path.main);
        return;
      }
    }
    // Pages for everybody follow the country of the sitting.
    if (method === "GET" && path.country && /^.(read|help|call|beside)./.test(to)) body = "country=" + path.country;
    const reply = await answer(method, to, body);
    if (reply?.minutes && !minutes) tell("opened");
    if (minutes && reply?.minutes === 0) kept.clear(); // what was open is not there any more
    minutes = reply?.minutes ?? minutes;
    if (mine !== turn) return; // she has asked for something else since
    if (reply) {
      if (method === "GET") unsaved = unsent() || unsaved;
      else if (reply.status < 400) typed.delete(written);
      const main = show(reply.body, hash);
      if (again) history.replaceState(here, "", START);
      else entry(() => put(main));
      if (reply.file) hand(reply.file);
      if (reply.draft) await goOn(reply.draft);
      else if (method === "POST" && reply.status >= 400) isTyped(find("main form"));
    }
    else if (method === "GET") location.assign(from(to));
    else {
      const lost = find("#lost");
      if (lost) { lost.hidden = false; lost.focus(); }
    }
  }

  // A page she has just opened begins at its top, with the way out first; a
  // step within it begins at what is new.
  function show(html, hash, opened) {
    const page = new DOMParser().parseFromString(policy.createHTML(html), "text/html");
    if (page.documentElement.lang.toLowerCase() !== shown()) reframe(page);
    const main = document.importNode(page.querySelector("main"), true);
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    document.documentElement.dir = page.documentElement.dir;
    prepare(main);
    find("main").replaceWith(main);
    if (!path.begin(main, moved)) stay(main);
    written = null;
    find("#gone")?.toggleAttribute("hidden", true);
    offerUnsaved(main);
    if (able()) expect(Boolean(find("main input[type=password]")));
    scrollTo(0, 0);
    if (hash && jump(hash)) opened = true;
    if (!opened) main.querySelector("[data-focus], section:not([hidden]) > h1[tabindex], h1[tabindex]")?.focus({ preventScroll: true });
    offer();
    return main;
  }

  // reframe puts what is around a page into its language too. The choice of
  // languages is the host's, and stays.
  function reframe(page) {
    const body = document.importNode(page.body, true), choice = find(".languages"), own = body.querySelector(".languages");
    if (choice && own) own.replaceWith(choice);
    else if (choice) body.querySelector("main").before(choice);
    each(body, "a[data-language]", (link) => {
      if (link.dataset.language === page.documentElement.lang.toLowerCase()) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    prepare(body);
    document.body.replaceWith(body);
  }

  // speak begins anew in another language, on the same page where it is one for
  // everybody. An open diary is locked first, with what she was writing.
  function speak(tag) {
    const { path: at } = find("main").dataset;
    const to = minutes || find("main").matches("[data-personal]") ? START : at;
    if (minutes) lock(unsent() || unsaved);
    minutes = 0;
    unsaved = "";
    spoken = tag;
    handle = null;
    failed = false;
    lock = () => {};
    check = null;
    path.drop();
    kept.clear();
    stop();
    begin();
    keep();
    step("GET", to, "", "", true);
  }
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-language]");
    if (!link || failed || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.dataset.language !== spoken) speak(link.dataset.language);
  });

  // stay keeps the country of this sitting in every form that asks for one.
  function stay(main) {
    const field = main.querySelector("select[name=country]");
    if (field && !field.value && path.country) field.value = path.country;
  }

  function jump(hash) {
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!place) return false;
    if (place.tabIndex < 0 && !place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView();
    return true;
  }

  // What needs the program is hidden in the HTML; what does without is not.
  function prepare(root) {
    each(root, "select[name=beside]", (choice) => {
      each(document, "a[data-language]", (link) => {
        if (link.dataset.language !== shown()) choice.add(new Option(link.textContent, link.dataset.language));
      });
      choice.closest(".box").hidden = choice.length < 2;
    });
    each(root, "[data-script]", (element) => { element.hidden = false; });
    each(root, "[data-no-script]", (element) => { element.hidden = true; });
    each(root, "[data-share]", (element) => { element.hidden = !navigator.share; });
  }

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
    if (link.getAttribute("href").startsWith("#")) {
      event.preventDefault();
      jump(link.hash);
    } else if (!failed && !/^.(plain|static)./.test(bare(link.pathname))) {
      event.preventDefault();
      step("GET", bare(link.pathname), "", link.hash);
    }
  });

  // A text of the page, copied or handed to the device on her press. Where it
  // cannot be copied it is marked, so that she can.
  addEventListener("click", (event) => {
    if (event.target.closest?.("[data-print]")) print();
    const { copy, share } = event.target.closest?.("[data-copy], [data-share]")?.dataset ?? {};
    const from = document.getElementById(copy ?? share);
    if (share) navigator.share({ text: from.textContent }).catch(() => {});
    if (copy) navigator.clipboard.writeText(from.textContent).then(
      () => { from.nextElementSibling.querySelector("[role] *").hidden = false; },
      () => getSelection().selectAllChildren(from));
  });

  addEventListener("submit", async (event) => {
    event.preventDefault();
    const to = answers(event.target);
    const fields = new URLSearchParams(), mine = turn;
    for (const [name, value] of new FormData(event.target, event.submitter)) {
      if (typeof value === "string") fields.append(name, value);
      else if (value.size) {
        const file = await scanned(value);
        if (!file || mine !== turn) return; // stopped, or she has gone on
        fields.append(name, await base64(file.slice(0, LARGEST)));
        fields.append(name + "-name", value.name);
      }
    }
    // A search shows the numbers of the country that she chose in this sitting.
    if (event.target.matches("[role=search]") && path.country && !fields.has("country")) fields.append("country", path.country);
    const tag = fields.get("beside");
    fields.delete("beside");
    await step("POST", to, fields.toString());
    if (tag) beside(tag, to, fields.toString());
  });

  // A nurse's sheet is also made in a second language, by the program in that one.
  async function beside(tag, to, fields) {
    const mine = turn, hers = find("main .handout");
    if (!hers) return;
    const other = await run("more", tag, () => {}).catch(() => null);
    const reply = other && await new Promise((done) => other.handle("POST", to, fields, done));
    if (mine !== turn) return;
    const page = reply && new DOMParser().parseFromString(policy.createHTML(reply.body), "text/html");
    const sheet = page?.querySelector("main .handout");
    if (!sheet) { find("#beside-lost").hidden = false; return; }
    const box = document.createElement("div");
    box.lang = page.documentElement.lang;
    box.dir = page.documentElement.dir;
    box.append(document.importNode(sheet, true));
    hers.after(box);
  }

  // An export of Apple Health is too large for the program: a worker picks
  // what a diary holds. Other files stay as they are; null where she stops it.
  async function scanned(file) {
    const box = find("#reading");
    if (!box || !/^(PK\x03\x04|\s*<)/.test(await file.slice(0, 64).text())) return file;
    const { result, stop } = scan(file, (part) => { box.querySelector("progress").value = part; });
    box.querySelector("button").onclick = stop;
    box.hidden = false;
    const picked = await result;
    box.hidden = true;
    return picked && (picked.bytes ? new Blob([picked.bytes]) : file);
  }

  // A file goes to the program in the form, as text. One that is too large is
  // cut where the program refuses it.
  const LARGEST = 13_000_000;
  const base64 = (file) => new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => done("");
    reader.readAsDataURL(file);
  });

  // A file that the program made, for her to keep.
  function hand({ name, type, bytes }) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  // An open diary is locked after some minutes without a touch. A device that
  // slept is met by the first touch, which locks it too; so does a clock that
  // was set.

  let minutes = 0, touched = Date.now(), check = null;
  let written = null; // the form that she has written in
  const typed = new WeakSet(); // every form that she has written in and not saved

  function idle() {
    if (!minutes || Math.abs(Date.now() - touched) < minutes * 60_000) return;
    tell("locked");
    close();
  }
  setInterval(idle, 2000);
  for (const kind of ["keydown", "pointerdown", "pointermove", "touchstart", "visibilitychange"]) {
    addEventListener(kind, (event) => {
      idle();
      if (event.type === "visibilitychange") return;
      if (minutes && Date.now() - touched > 1000) tell("touched");
      touched = Date.now();
    }, { capture: true, passive: true });
  }
  addEventListener("input", async ({ target }) => {
    isTyped(target.form);
    const said = find(`main output[for="${target.id}"]`), pass = target.value;
    if (!said) return;
    const reply = await call("POST", "/notes/start/", String(new URLSearchParams({ go: "strength", pass, random: find("main .words")?.textContent ?? "" })));
    if (target.value === pass) said.value = reply.body;
  });

  // close hides everything, then locks. What she was writing in the diary is
  // sealed by the program until she opens it again.
  function close() {
    hide();
    const draft = unsent() || unsaved;
    unsaved = "";
    lock(draft);
    away(!draft);
  }

  function isTyped(form) {
    written = form;
    if (form) typed.add(form);
  }

  // unsent is what she has written in a form of the diary that is on the page.
  function unsent() {
    const to = minutes && written && answers(written);
    return /^.notes.(write|event)/.test(to) ? `${to}\n${new URLSearchParams(new FormData(written))}&go=draft` : "";
  }

  // offerUnsaved leads back to it from every page of the open diary.
  function offerUnsaved(main) {
    find("#unsaved")?.toggleAttribute("hidden", !unsaved || !minutes || !main.dataset.path.startsWith(DIARY));
  }

  // goOn shows a form of the diary as it was written and not saved.
  async function goOn(draft) {
    const [path, fields] = draft.split("\n");
    unsaved = "";
    await step("POST", path, fields);
    isTyped(find("main form"));
  }
  addEventListener("click", (event) => { if (event.target.closest?.("#unsaved button")) goOn(unsaved); });

  // away shows where the diary is opened, or the start, and says what is gone.
  async function away(lost) {
    kept.clear();
    lost &&= written || unsaved || find("main").matches("[data-personal]") && !minutes;
    const to = minutes || find("main").dataset.path.startsWith(DIARY) ? DIARY : START;
    minutes = 0;
    unsaved = "";
    await step("GET", to, "");
    const gone = find("#gone");
    if (gone) gone.hidden = !lost;
  }

  function hide() {
    const main = find("main");
    main.hidden = true;
    return main;
  }

  // The diary is one: where a tab locks it, opens it or changes it, every tab
  // hides what it shows, and shows it again only if its own key still fits.
  others = async (what) => {
    if (!find("main")) return;
    if (what === "touched") touched = Date.now();
    else if (minutes && what === "locked") close();
    else if (minutes) {
      const main = hide();
      if (await new Promise(check)) main.hidden = false;
      else away(true);
    } else if (what !== "changed" && find("main").matches("[data-personal]")) {
      hide();
      away(true);
    }
  };

  prepare(document);
  path.begin(find("main"), moved);

  // The worker's cached shell comes for every address: show the real page.
  // Without a network it comes for /plain/ too, and is better than nothing.
  // It is in the first language, which may not be hers.
  const asked = bare(location.pathname);
  const isOther = () => find("main").dataset.path !== asked || spoken && shown() !== spoken;
  function renew() {
    if (turn || !isOther() || asked.startsWith("/plain/")) return;
    find("main").hidden = true;
    answer("GET", asked, "").then((reply) => { if (reply && !turn) show(reply.body, location.hash, true); })
      .finally(() => { find("main").hidden = false; });
  }
  if (isOther()) renew();
  else settled?.then(renew);

  // Only once the program runs, so that it is not fetched twice. A newer
  // edition takes over at a start, or where she presses for it: it is offered
  // with a step that asks for nothing, never under a half-written answer.

  let registration;
  // keep has the words of her language kept with the edition, once there is one.
  const keep = () => navigator.serviceWorker?.ready.then((at) => at.active.postMessage(spoken));
  function offer() {
    const line = find("#newer");
    if (line) line.hidden = !registration?.waiting || Boolean(find("main form"));
  }
  addEventListener("click", (event) => {
    if (!event.target.closest?.("#newer button")) return;
    navigator.serviceWorker.addEventListener("controllerchange", () => location.replace(START), { once: true });
    registration.waiting?.postMessage("take-over");
  });
  program.then(async () => {
    if (failed || !globalThis.isSecureContext) return;
    registration = await navigator.serviceWorker?.register(policy.createScriptURL("/sw.js")).catch(() => null);
    registration?.waiting?.postMessage("take-over");
    if (spoken !== FIRST) keep();
  });
})();
