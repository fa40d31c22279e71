"use strict";

// A guide that is not kept any more: whatever an earlier worker kept goes, and the worker too.
self.addEventListener("install", () => removal.worker.skipWaiting());
self.addEventListener("activate", (event) => Reflect.get(event, "waitUntil").call(event, removal.remove()));
