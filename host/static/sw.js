// A cache of the program's own files, so that it starts without a network.
// It knows nothing of what she enters: forms never come this way. Every file
// is named by its content and checked against its hash; a new set is complete
// or is not used at all.
"use strict";
const CACHE = "static-" + "bundle:version";
const FILES = "bundle:files"; // [address, integrity] of each file
const SHELL = "bundle:shell"; // path: address of the page that stands in for it

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("message", (event) => { if (event.data === "take-over") skipWaiting(); });
addEventListener("activate", (event) => event.waitUntil(clear()));

async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll(FILES.map(([address, integrity]) => new Request(address, { integrity, credentials: "omit" })));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
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
  if (request.method !== "GET" || url.origin !== location.origin || url.pathname === "/leave/") return;
  if (request.mode === "navigate") {
    if (url.pathname.startsWith("/plain/")) event.respondWith(fetch(request).catch(() => kept(SHELL["/"])));
    else event.respondWith(kept(SHELL[url.pathname] ?? SHELL["/"]));
  } else if (url.pathname.startsWith("/static/")) event.respondWith(kept(url.pathname));
});

async function kept(address) {
  return (await caches.match(address)) ?? fetch(address);
}
