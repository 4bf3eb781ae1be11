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
  await cache.addAll(FILES.map(([address, integrity]) => new Request(address, { integrity, credentials: "omit" })));
}

async function clear() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname.startsWith("/plain/")) event.respondWith(fetch(request).catch(() => kept(SHELL["/"])));
    else event.respondWith(kept(SHELL[url.pathname] ?? SHELL["/"]));
  } else if (FILES.some(([address]) => address === url.pathname)) event.respondWith(kept(url.pathname));
});

async function kept(address) {
  return (await caches.match(address)) ?? fetch(address);
}
