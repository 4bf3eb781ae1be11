// What every test uses: a server of its own, a browser, and contexts in which no
// error goes unnoticed.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { once } from "node:events";
import { chromium } from "playwright-core";

export const top = fileURLToPath(new URL("../..", import.meta.url));
export const program = top + "build/stand";

// A process that serves, at as many addresses as it is asked to: to start one takes a
// second of work. posts() is the number of posts it has seen at all of them.
function startStand(web, rtl) {
  const child = spawn(program, ["-web", web, `-rtl=${rtl}`], { cwd: top, stdio: ["pipe", "pipe", "pipe"] });
  process.once("exit", () => child.kill());
  let posts = 0, log = "";
  child.stderr.on("data", (text) => { log += text; });
  const ended = once(child, "exit").then(() => { throw new Error("the server ended: " + log); });
  ended.catch(() => {});
  // Reports and answers come on one pipe, each post before the server answers it:
  // once the browser has that answer, the report is before ours.
  const asked = [];
  createInterface({ input: child.stdout }).on("line", (text) => {
    const said = JSON.parse(text);
    if (said.post) posts++;
    else asked.shift()(said);
    if (!asked.length) child.unref();
  });
  for (const part of [child, ...child.stdio]) part.unref(); // it ends with the tests
  const ask = (line) => Promise.race([ended, new Promise((done) => {
    child.ref();
    asked.push(done);
    child.stdin.write(line + "\n");
  })]);
  return { ask, posts: () => ask("posts").then(() => posts), log: () => log };
}

const stands = new Map();

// A server with an address of its own.
export async function startServer({ web = top + "build/web", rtl = false } = {}) {
  const what = `${web} ${rtl}`;
  if (!stands.has(what)) stands.set(what, startStand(web, rtl));
  const { ask, posts, log } = stands.get(what);
  const { address, paths, bases = [] } = await ask("open");
  const kinds = paths.filter(firstOfKind());
  let stopped;
  return {
    url: `http://${address}`, address, paths, bases, kinds, sample: paths.filter((path, n) => kinds.includes(path) || sampled(path, n)), posts, log,
    stop: () => stopped ??= ask("close " + address),
  };
}

// A server in front of the server. It passes everything on, except the service
// worker's script if a test replaces it: no test can otherwise intercept what the
// browser itself requests for the worker. Policy violations are reported to a
// URL, if one is given.
export async function startFront(server, { report } = {}) {
  const front = { ...server, worker: null };
  const http = createServer((request, response) => { hand(request, response).catch(() => response.destroy()); }); // the server may end first
  const hand = async (request, response) => {
    const answer = await fetch(server.url + request.url);
    const headers = Object.fromEntries(answer.headers);
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"]) delete headers[name];
    if (report) headers["content-security-policy"] += `; report-uri ${report}`;
    response.writeHead(answer.status, headers);
    const script = request.url === "/sw.js" && front.worker;
    response.end(script || Buffer.from(await answer.arrayBuffer()));
  };
  await new Promise((done) => http.listen(0, "127.0.0.1", done));
  front.address = `127.0.0.1:${http.address().port}`;
  front.url = `http://${front.address}`;
  front.stop = async () => { http.closeAllConnections(); http.close(); await server.stop(); };
  return front;
}

// The pages of sources and of external links are hundreds from one template:
// tests that check each page check every hundredth of these, and the first.
const sampled = (path, n) => !/^\/(leave|sources)\/\d+\/$/.test(path) || n % 100 === 0;

// One page of each kind, which is one template.
const firstOfKind = () => {
  const seen = new Set();
  return (path) => {
    const kind = path.replace(/\d+/, "#");
    return !seen.has(kind) && Boolean(seen.add(kind));
  };
};

// Pages of its own and a process in reserve that Chromium would start with each window:
// half a second of work for nothing that a test looks at. Of two lists the last counts,
// so this one has Playwright's names too.
const off = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess",
  "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay",
  "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints",
  "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"];

// WebAssembly is compiled once, and not a second time while it runs: most tests end
// before that pays off.
export const flags = [`--disable-features=${off}`, "--headless=new", "--js-flags=--liftoff-only", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  // Chromium's own requests: the time, and updates. And the site that the exit
  // leads to: she asked for it, and in the tests it is a closed port.
  "--host-resolver-rules=MAP clients2.google.com ~NOTFOUND,MAP *.googleapis.com ~NOTFOUND,MAP www.wikipedia.org 127.0.0.1:9,MAP elsewhere.invalid 127.0.0.1:9"];

// With NETLOG=folder each browser runs without any of these, and writes down
// there what it asks the network for (tools/network.mjs).
export const loud = top + "e2e/tools/loud.sh";
export const launching = (options = {}) => ({
  executablePath: process.env.NETLOG ? loud : process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: flags,
  ...options,
});

export async function startBrowser(options = {}) {
  return chromium.launch(launching(options));
}

// A browser with a profile of its own, whose files can be looked through and
// whose process can be killed.
export async function ownBrowser(server, profile, t, { script, ...options } = {}) {
  const context = await chromium.launchPersistentContext(profile, launching({ viewport: phone, ...options }));
  t.after(() => context.close().catch(() => null));
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  await page.goto(server.url + "/");
  await page.waitForFunction(() => globalThis.aftercare);
  return { context, page };
}

// The processes of a profile, which a test started, the browser's own first.
export const processesOf = (profile) => readdirSync("/proc").filter((id) => /^\d+$/.test(id)).flatMap((id) => {
  try {
    const line = readFileSync(`/proc/${id}/cmdline`, "utf8");
    return line.includes(profile) ? [{ id: Number(id), line, own: line.includes("--user-data-dir=") && !line.includes("--type=") }] : [];
  } catch { return []; }
}).sort((a, b) => b.own - a.own);

// killBrowser ends a browser as a crash does, and waits until its processes are
// gone: one that is still ending holds the lock of the database, and a browser
// that is started beside it cannot open that.
export async function killBrowser(profile, context) {
  process.kill(processesOf(profile)[0].id, "SIGKILL");
  await context.close().catch(() => null);
  while (processesOf(profile).length) await new Promise((resolve) => setTimeout(resolve, 20));
}

export const phone = { width: 390, height: 844 };

// show shows in a page what the server sends for a path.
const show = async (path) => {
  const asked = Object.assign(new XMLHttpRequest(), { responseType: "document" });
  asked.open("GET", path);
  await new Promise((done, fail) => { Object.assign(asked, { onload: done, onerror: fail }).send(); });
  const sent = asked.response, styles = (at) => Array.from(at.querySelectorAll("link[rel=stylesheet]"), (link) => link.href + link.media).join();
  if (asked.status !== 200 || styles(sent) !== styles(document)) throw new Error(`${path} can't be shown: ${asked.status}`);
  for (const name of document.documentElement.getAttributeNames()) document.documentElement.removeAttribute(name);
  for (const { name, value } of sent.documentElement.attributes) document.documentElement.setAttribute(name, value);
  document.title = sent.title;
  document.body.replaceWith(sent.body);
  scrollTo(0, 0);
};

// A reader: a context of its own that records every request, console message and
// error; wrong lists whatever a page may not do. Without a program, pages stay as
// the server sent them, as on a line on which the program never answers. Without a
// worker the browser has none, as in a private window: to fill its cache takes as long
// as to start the program.
export async function newReader(browser, server, { program = true, worker = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: phone, reducedMotion: "reduce", locale: "en-GB", timezoneId: "Europe/London", ...options });
  if (!program) await context.addInitScript(() => { globalThis.Worker = class extends EventTarget { postMessage() {} terminate() {} }; });
  if (!worker) await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  const wrong = [], requests = [];
  context.on("request", (request) => {
    requests.push({ method: request.method(), url: request.url(), body: request.postData() ?? "" });
    if (new URL(request.url()).origin !== server.url && !/^(blob|data|about):/.test(request.url())) wrong.push(`asked another host: ${request.url()}`);
  });
  context.on("console", (message) => { if (message.type() !== "log" && message.type() !== "debug") wrong.push(`console: ${message.text()}`); });
  context.on("weberror", (error) => wrong.push(`error: ${error.error().message}`));
  const page = await context.newPage();
  return {
    context, page, requests, wrong,
    // The page for the URL is shown: where the worker answers with its start page,
    // that stays hidden until the real one has come.
    open: async (path = "/") => {
      const reply = await page.goto(server.url + path);
      await page.locator("main:not([hidden]), body:not(:has(main))").first().waitFor({ state: "attached" });
      return reply;
    },
    // The page as the server sends it, in the document that is open, under its policy and
    // without scripts of its own: to open one takes longer than all that is looked at.
    // It comes unpacked: the server packs a page that it keeps as small as it can.
    show: async (path) => {
      await page.setExtraHTTPHeaders({ "accept-encoding": "identity" });
      return page.evaluate(show, path);
    },
    // The program runs, and the page for the URL is shown.
    ready: () => page.waitForFunction(() => globalThis.aftercare && !document.querySelector("main").hidden),
    // The worker has cached everything and answers for the page.
    offlineReady: () => page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      await new Promise((done) => {
        navigator.serviceWorker.addEventListener("controllerchange", done, { once: true });
        if (navigator.serviceWorker.controller) done();
      });
    }),
    close: () => context.close(),
  };
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
