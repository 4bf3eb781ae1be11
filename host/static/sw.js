// A cache of the program's own files, so that it starts without a network.
// It knows nothing of what she enters: forms never come this way. Every file
// is named by its content and checked against its hash; a new set is complete
// or is not used at all.
"use strict";
const CACHE = "static-" + "bundle:version";
const FILES = "bundle:files"; // [address, integrity] of each file
// language: [address, integrity] of both files of its words, kept if they were chosen
const WORDS = "bundle:words";
const SHELL = "bundle:shell"; // path: address of the page that stands in for it

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("message", (event) => {
  if (event.data === "take-over") skipWaiting();
  else event.waitUntil(choose(event.data));
});
addEventListener("activate", (event) => event.waitUntil(clear()));

async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll([...FILES, ...(await chosen()).flat()].map(request));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

const request = ([address, integrity]) => new Request(address, { integrity, credentials: "omit" });

// The words that the editions before have kept besides the first language's, in
// this edition. A file of words says in its first line which language it is.
async function chosen() {
  const list = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (/\/words\.\w+\.txt$/.test(url)) list.push(WORDS[(await (await cache.match(url)).text()).split(" ", 2)[1].toLowerCase()]);
    }
  }
  return [...new Set(list)].filter(Boolean);
}

// A language that was chosen is kept with this edition, in place of the one
// before; the first is always there.
async function choose(language) {
  const cache = await caches.open(CACHE);
  for (const [tag, files] of Object.entries(WORDS)) {
    if (tag !== language) for (const [address] of files) await cache.delete(address);
    else if (!await cache.match(files[0][0])) await cache.addAll(files.map(request));
  }
}

// The edition before stays as long: a page of it may still be open, and fetch
// a part of itself.
async function clear() {
  const others = (await caches.keys()).filter((name) => name !== CACHE);
  for (const name of others.slice(0, -1)) await caches.delete(name);
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || url.pathname.endsWith("/leave/")) return;
  if (request.mode === "navigate") {
    // The server knows these pages in their language; the shell is in the first.
    if (url.pathname.startsWith("/plain/") || WORDS[url.pathname.split("/")[1]]) event.respondWith(fetch(request).catch(() => kept(SHELL["/"])));
    else event.respondWith(kept(SHELL[url.pathname] ?? SHELL["/"]));
  } else if (url.pathname.startsWith("/static/")) event.respondWith(kept(url.pathname));
});

async function kept(address) {
  return (await caches.match(address)) ?? fetch(address);
}
