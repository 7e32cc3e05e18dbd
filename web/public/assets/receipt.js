/* global localStorage */
'use strict';

// It is sent: what was kept of it on this device goes.
try {
  for (const name of Object.keys(localStorage)) if (name.startsWith('huiying-draft-')) localStorage.removeItem(name);
} catch {
  // a browser that keeps nothing has nothing to forget
}
