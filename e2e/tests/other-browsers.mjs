// The companion in Firefox and in WebKit, if installed. Neither needs a library:
// Firefox has WebDriver's commands built in (Marionette, JSON preceded by its
// length), WebKit has WebKitWebDriver.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { begin, filesWith, passphrase, press as pressed, stored, unlock, visit, write } from "../tools/diary.mjs";
import { startFront, startServer } from "../tools/stand.mjs";
import { fill, has, press, walk } from "../tools/steps.mjs";

const firefox = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const webkit = process.env.WEBKIT ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const webkitDriver = process.env.WEBKITDRIVER ?? "/usr/bin/WebKitWebDriver";

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
async function until(what, does, seconds = 30) {
  let fault;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(50)) {
    try { const found = await does(); if (found) return found; } catch (error) { fault = error; }
  }
  throw new Error(`waited in vain: ${what}`, { cause: fault });
}

// Requests to other machines go to a proxy of the test, which refuses them: the
// test sees what a page requests, and nothing leaves.
async function startProxy() {
  const asked = [];
  const http = createServer((request, response) => { asked.push(request.url); response.writeHead(502).end(); });
  http.on("connect", (request, socket) => { asked.push(request.url); socket.end("HTTP/1.1 502 no\r\n\r\n"); });
  await new Promise((done) => http.listen(0, "127.0.0.1", done));
  return { asked, port: http.address().port, stop: () => { http.closeAllConnections(); http.close(); } };
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

// run starts a program for this test, and later ends that program only.
function run(program, args, env, home) {
  const child = spawn(program, args, { env: { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: home, LANG: "C.UTF-8", ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const said = [];
  for (const pipe of [child.stdout, child.stderr]) pipe.on("data", (text) => said.push(...text.toString().split("\n").filter(Boolean)));
  const ended = once(child, "exit");
  const group = (signal) => { try { process.kill(-child.pid, signal); } catch { /* it has ended */ } };
  process.once("exit", () => group("SIGKILL"));
  return { said, stop: async () => { group("SIGTERM"); await Promise.race([ended, wait(5000)]); group("SIGKILL"); } };
}

async function startFirefox(home, proxy) {
  const prefs = {
    "marionette.port": 0, "devtools.console.stdout.content": true, "app.update.disabledForTesting": true,
    "browser.shell.checkDefaultBrowser": false, "browser.startup.page": 0, "datareporting.policy.dataSubmissionEnabled": false,
    "services.settings.server": "data:,", "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false,
    "browser.safebrowsing.provider.mozilla.updateURL": "", "extensions.getAddons.cache.enabled": false, "toolkit.telemetry.server": "data:,", "media.gmp-manager.updateEnabled": false,
    "browser.sessionstore.resume_from_crash": true, "browser.sessionstore.interval": 500, "browser.download.folderList": 2, "browser.download.dir": home,
    "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": proxy.port, "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": proxy.port,
  };
  const profile = await mkdtemp(join(home, "profile-"));
  await writeFile(join(profile, "user.js"), Object.entries(prefs).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join("\n"));
  const program = run(firefox, ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile], {}, home);
  const port = await until("Firefox", () => readFile(join(profile, "MarionetteActivePort"), "utf8").then(Number), 60);
  const socket = connect(port, "127.0.0.1");
  let left = Buffer.alloc(0), next = 1;
  const asked = new Map();
  socket.on("data", (part) => {
    left = Buffer.concat([left, part]);
    for (;;) {
      const colon = left.indexOf(":"), size = Number(left.subarray(0, colon));
      if (colon < 0 || left.length < colon + 1 + size) return;
      const message = JSON.parse(left.subarray(colon + 1, colon + 1 + size));
      left = left.subarray(colon + 1 + size);
      if (!Array.isArray(message)) continue; // the greeting
      const [, id, error, result] = message;
      asked.get(id)?.(error ? { error } : { value: result && Object.keys(result).length === 1 && "value" in result ? result.value : result });
      asked.delete(id);
    }
  });
  await once(socket, "connect");
  const send = async (name, _, body = {}) => {
    const id = next++, text = JSON.stringify([0, id, name, body]);
    const { error, value } = await new Promise((done) => { asked.set(id, done); socket.write(`${Buffer.byteLength(text)}:${text}`); });
    if (error) throw new Error(`${name}: ${error.error}: ${error.message}`);
    return value;
  };
  const { capabilities } = await send("WebDriver:NewSession", "", { acceptInsecureCerts: true });
  return {
    version: `Firefox ${capabilities.browserVersion}`, restores: true, send,
    // Console calls are on its output; errors and policy violations are in a
    // list that only the browser's own scripts can read.
    messages: async () => {
      await send("Marionette:SetContext", "", { value: "chrome" });
      const list = await send("WebDriver:ExecuteScript", "", { script: "return Services.console.getMessageArray().map((m) => String(m));", args: [] });
      await send("Marionette:SetContext", "", { value: "content" });
      const calls = program.said.filter((text) => /^console\.(error|warn)/.test(text) && !/RSLoader|un-needed interventions/.test(text)); // the browser's own
      return [...list.filter((text) => text.includes("http://127.0.0.1") && !unknownDirective.test(text)), ...calls];
    },
    stop: async () => { socket.destroy(); await program.stop(); },
  };
}

async function startWebKit(home, proxy) {
  const screen = run("/usr/bin/Xvfb", ["-displayfd", "1", "-screen", "0", "500x900x24", "-nolisten", "tcp"], {}, home);
  const display = await until("Xvfb", () => screen.said.find((line) => /^\d+$/.test(line)));
  const port = await freePort();
  const driver = run(webkitDriver, [`--port=${port}`], { DISPLAY: ":" + display, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1", LIBGL_ALWAYS_SOFTWARE: "1" }, home);
  await until("WebKitWebDriver", () => fetch(`http://127.0.0.1:${port}/status`));
  let session = "";
  const send = async (name, [method, path], body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/session${session}${path}`, { method, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId, capabilities } = await send("", ["POST", ""], { capabilities: { alwaysMatch: {
    acceptInsecureCerts: true,
    "webkitgtk:browserOptions": { binary: webkit, args: ["--automation", `--proxy=http://127.0.0.1:${proxy.port}`, "--ignore-host=127.0.0.1"] },
  } } });
  session = "/" + sessionId;
  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`, send,
    watch: true,
    messages: async () => [],
    stop: async () => { await send("", ["DELETE", ""]).catch(() => null); await driver.stop(); await screen.stop(); },
  };
}

const freePort = async () => {
  const http = createServer();
  await new Promise((done) => http.listen(0, "127.0.0.1", done));
  const { port } = http.address();
  await new Promise((done) => http.close(done));
  return port;
};

// Each command has a name for Marionette and a path for HTTP.
const commands = {
  open: () => ["WebDriver:Navigate", ["POST", "/url"]],
  back: () => ["WebDriver:Back", ["POST", "/back"]],
  script: () => ["WebDriver:ExecuteAsyncScript", ["POST", "/execute/async"]],
  click: (id) => ["WebDriver:ElementClick", ["POST", `/element/${id}/click`]],
  type: (id) => ["WebDriver:ElementSendKeys", ["POST", `/element/${id}/value`]],
  shift: () => ["WebDriver:PerformActions", ["POST", "/actions"]],
};

// pageOf has as much of Playwright's page as the shared steps use.
function pageOf(browser) {
  const seen = [];
  const send = (command, body = {}) => browser.send(...commands[command](body.id), body);
  const evaluate = async (does, ...args) => {
    const { value, error } = await send("script", { args, script: `const args = [...arguments], done = args.pop();
      Promise.resolve().then(() => (${does})(...args)).then((value) => done({ value }), (error) => done({ error: String(error) }));` });
    if (error) throw new Error(error);
    return value;
  };
  const $ = async (selector) => (await evaluate((selector) => document.querySelector(selector), selector)) ?? null;
  const element = async (selector) => {
    const found = await until(selector, () => $(selector));
    return Object.values(found)[0];
  };
  // If the browser does not expose its console, the test listens in the page once
  // it has loaded.
  const watch = () => browser.watch && evaluate(() => {
    const seen = window.seen = [];
    addEventListener("error", (event) => seen.push(`error: ${event.message}`));
    addEventListener("unhandledrejection", (event) => seen.push(`rejected: ${event.reason}`));
    document.addEventListener("securitypolicyviolation", (event) => seen.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    for (const kind of ["error", "warn"]) console[kind] = (...said) => seen.push(`console: ${said.join(" ")}`);
  });
  const collect = async () => { if (browser.watch) seen.push(...await evaluate(() => window.seen?.splice(0) ?? []).catch(() => [])); };
  return {
    evaluate, $, collect,
    goto: async (url) => { await collect(); await send("open", { url }); await watch(); },
    // As her button does: Marionette's own reload is a forced one, which bypasses
    // the worker in every browser.
    reload: async () => {
      await collect();
      await evaluate(() => { window.old = true; setTimeout(() => location.reload(), 0); });
      await until("the reload", () => evaluate(() => !window.old && document.readyState === "complete"));
      await watch();
    },
    back: () => send("back"),
    // WebKit's driver does not always scroll to what it clicks. If the click leaves
    // the program, Firefox's driver reports that the other page does not exist.
    click: async (selector) => {
      const id = await element(selector);
      await evaluate((selector) => document.querySelector(selector).scrollIntoView({ block: "center" }), selector);
      await send("click", { id }).catch((error) => { if (!/error page.*wikipedia/.test(error.message)) throw error; });
    },
    fill: async (selector, text) => { const id = await element(selector); await send("type", { id, text }); },
    shift: () => send("shift", { actions: [{ type: "key", id: "keys", actions: Array.from({ length: 6 }, (_, n) => ({ type: n % 2 ? "keyUp" : "keyDown", value: "\uE008" })) }] }),
    textContent: (selector) => evaluate((selector) => document.querySelector(selector).textContent, selector),
    // An element that has left the page cannot even be referred to any more.
    waitForFunction: (does, arg) => until(String(does), () => evaluate(does, arg).catch((error) => {
      if (/stale element|no such element/.test(error.message)) return true;
      throw error;
    })),
    wrong: async () => { await collect(); return [...seen, ...await browser.messages()]; },
  };
}

const ready = (page) => page.waitForFunction(() => window.aftercare && !document.querySelector("main").hidden);
const text = (page) => page.textContent("main");
// What Firefox says of directives that it doesn't know yet; they do no harm there.
const unknownDirective = /Couldn.t process unknown directive .(require-trusted-types-for|trusted-types)/;
const planted = "planted-7d1b", unsent = "jqxz-5w0v";
const own = /^[a-z.-]+\.(mozilla|googleapis)\.\w+:443$/; // what Firefox asks for itself

function companion(name, needs, start) {
  test(`the companion in ${name}`, { skip: needs.find((path) => !existsSync(path)) && `not installed: ${needs.find((path) => !existsSync(path))}` }, async (t) => {
    const home = await mkdtemp(join(tmpdir(), "aftercare-"));
    const proxy = await startProxy();
    const server = await startServer();
    const front = await startFront(server, { report: `http://127.0.0.1:${proxy.port}/report` });
    const browser = await start(home, proxy);
    const page = pageOf(browser);
    t.diagnostic(browser.version);
    const step = async (what, does) => {
      const began = performance.now();
      await t.test(what, does);
      t.diagnostic(`${what}: ${(performance.now() - began).toFixed(0)} ms`);
    };
    try {
      await step("first visit, and the program is ready", async () => {
        await page.goto(front.url + "/");
        await ready(page);
      });
      await step("the worker is installed and answers", async () => {
        await page.waitForFunction(() => navigator.serviceWorker.controller);
        assert.equal((await page.evaluate(() => caches.keys())).length, 1);
      });
      await step("the server is killed and the start page is there again", async () => {
        await front.stop();
        await assert.rejects(fetch(front.url));
        await page.goto(front.url + "/");
        await ready(page);
        await page.goto(front.url + "/help/");
        await ready(page);
        assert.equal(await page.evaluate(() => document.querySelector("main").dataset.path), "/help/");
      });
      await step("the questions lead to an answer", async () => {
        await page.goto(front.url + "/ask/");
        await ready(page);
        const passed = await walk(page, { bleeding: "light", country: "GB" });
        assert.ok(passed.length > 5, passed.join(" / "));
        assert.ok(await page.$("main[data-personal]"));
      });
      await step("a danger sign leads to the urgent page", async () => {
        await visit(page, "/ask/");
        await fill(page, { bleeding: "soaking" });
        await press(page, "next");
        for (let n = 0; n < 3 && !(await page.$("main a[href^='tel:'], main [data-urgent]")); n++) {
          await press(page, (await fill(page, { "pads-per-hour": "2" })) ? "next" : "skip");
        }
        assert.match(await text(page), /emergency|call/i);
      });
      await step("a diary is begun", async () => {
        await begin(page);
        assert.match(await text(page), /The diary is started/);
      });
      await step("an entry is written", async () => {
        await write(page, planted);
        assert.match(await text(page), /Saved\./);
        const kept = await stored(page);
        assert.ok(kept.length === 1 && !Buffer.from(kept[0].bytes).includes(planted));
      });
      await step("a secret is kept beside it, or the page says that there is none", async () => {
        const size = await page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle("kept")).getFile()).size).catch(() => 0);
        await visit(page, "/notes/keep/");
        t.diagnostic(`${size} bytes beside the block`);
        assert.equal(/can't keep a secret next to the diary/.test(await text(page)), size === 0);
        assert.ok(size === 0 || size === 160);
      });
      // A browser may store half-filled forms on disk for crash recovery: it must not
      // store these, and would have stored others.
      await step("what is half-written is in no file of the browser", async () => {
        await visit(page, "/notes/write/");
        await page.evaluate(() => {
          document.querySelectorAll("main details").forEach((details) => { details.open = true; });
          document.body.append(Object.assign(document.createElement("input"), { id: "other" }));
        });
        await page.fill("main form [name=note]", unsent);
        await page.fill("#other", "other-8k3y");
        if (browser.restores) await until("the file", async () => (await filesWith(home, ["8k3y"])).length);
        await wait(1500);
        assert.deepEqual(await filesWith(home, ["5w0v"]), []);
        await page.evaluate(() => document.querySelector("#other").remove());
      });
      await step("it is locked", async () => {
        await visit(page, "/notes/keep/");
        await pressed(page, "lock");
        assert.match(await text(page), /The diary is locked/);
        assert.ok(!(await text(page)).includes(planted));
      });
      await step("a wrong passphrase doesn't open it", async () => {
        await unlock(page, "not this one");
        assert.match(await text(page), /doesn't open the diary/);
      });
      await step("the passphrase opens it", async () => {
        await unlock(page);
        await visit(page, "/notes/days/");
        assert.ok((await text(page)).includes(planted));
      });
      await step("a reload locks it, and it opens again", async () => {
        await page.reload();
        await ready(page);
        assert.ok(!(await text(page)).includes(planted));
        await unlock(page);
        await visit(page, "/notes/days/");
        assert.ok((await text(page)).includes(planted));
      });
      let file;
      await step("it goes out as a sealed file", async () => {
        await visit(page, "/notes/out/");
        const form = "main form:has(button[value=sealed]) ";
        await page.fill(form + "input[name=pass]", passphrase);
        await page.fill(form + "input[name=again]", passphrase);
        await pressed(page, "sealed");
        file = await until("the file", async () => (await filesWith(home, ["age-encryption.org/v1\n-> scrypt "])).find((path) => path.endsWith(".age")));
        assert.deepEqual(await filesWith(home, [planted]), []);
      });
      await step("it is erased", async () => {
        await visit(page, "/notes/erase/");
        await pressed(page, "ask");
        await pressed(page, "erase");
        assert.match(await text(page), /The diary is deleted/);
        assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
        assert.deepEqual(await page.evaluate(async () => { const names = []; for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name); return names; }).catch(() => []), []);
      });
      await step("the file gives it back", async () => {
        await visit(page, "/notes/in/");
        await page.fill("main input[type=file]", home + file);
        await page.fill("main input[name=open]", passphrase);
        await pressed(page, "look");
        assert.match(await text(page), /1 entry/);
        await page.fill("main input[name=pass]", passphrase);
        await page.fill("main input[name=again]", passphrase);
        await pressed(page, "take");
        await visit(page, "/notes/days/");
        assert.ok((await text(page)).includes(planted));
        assert.deepEqual(await filesWith(home, [planted]), []);
      });
      await step("nothing went wrong on the way, and nothing was asked of others", async () => {
        assert.deepEqual(await page.wrong(), []);
        assert.deepEqual(proxy.asked.filter((address) => !own.test(address)), []);
      });
      for (const [how, leave] of [["the link", () => page.click("a[data-exit]")], ["three presses of Shift", () => page.shift()]]) {
        await step(`leaving by ${how}`, async () => {
          await page.goto("about:blank");
          await page.goto(front.url + "/ask/");
          await ready(page);
          await fill(page, { bleeding: "light" });
          await press(page, "next");
          assert.ok(await page.$("main[data-personal]"));
          const asked = proxy.asked.length;
          await leave();
          await until("elsewhere", () => proxy.asked.slice(asked).some((host) => host.includes("wikipedia.org")));
          assert.equal(await page.$("main").catch(() => null), null);
          // Back leads to the start page at most, with nothing of hers on it.
          await page.back().catch(() => null);
          await wait(500);
          assert.equal(await page.$("main[data-personal], main :checked:not([name=about]):not(option)").catch(() => null), null, "Back shows what she told");
          assert.ok(await page.evaluate((origin) => location.origin !== origin || location.pathname === "/", front.url), "an address is left");
        });
      }
      // A check that nothing went wrong must be able to fail.
      await step("a planted fault is seen", async () => {
        await page.goto(front.url + "/");
        await ready(page);
        await page.evaluate(() => {
          console.error("planted");
          setTimeout(() => { throw new Error("planted error"); }, 0);
          document.body.append(Object.assign(new Image(), { src: "https://planted.invalid/x.png" }));
        });
        const wrong = async () => (await page.wrong()).join("\n");
        await until("the planted fault", async () => /planted[^ ]/.test(await wrong()) && /planted error/.test(await wrong()) && /planted\.invalid/.test(await wrong()));
        await until("the report of it", () => proxy.asked.includes("/report"));
        assert.ok(!proxy.asked.some((host) => host.includes("planted")));
      });
    } finally {
      await browser.stop();
      await front.stop();
      proxy.stop();
      await rm(home, { recursive: true, force: true, maxRetries: 20 });
    }
  });
}

companion("Firefox", [firefox], startFirefox);
companion("WebKit", [webkit, webkitDriver, "/usr/bin/Xvfb"], startWebKit);
