/**
 * Forms load zod later, and its first schema would try out `new Function`, which our policy forbids and each browser reports. This is
 * where zod looks for its settings, whichever of its copies comes first; importing zod here to say so would put it on the first page.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
