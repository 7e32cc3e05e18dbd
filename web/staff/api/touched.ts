/** a page that nobody has touched so long asks by itself: that does not keep the session from ending idle */
const UNTOUCHED_MS = 60_000;
let touchedAt = performance.now();
for (const kind of ['pointerdown', 'keydown'] as const)
  document.addEventListener(kind, () => (touchedAt = performance.now()), { capture: true, passive: true });

/** whether the page asks by itself, with nobody before it */
export const asksByItself = (): boolean => performance.now() - touchedAt > UNTOUCHED_MS;
