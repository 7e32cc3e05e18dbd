/** The one way to the API. A session's guard travels with whatever changes something. */
let guard = null;

/** a page that nobody has touched so long asks by itself: that does not keep the session from ending idle */
const UNTOUCHED_MS = 60_000;
let touchedAt = performance.now();
for (const kind of ['pointerdown', 'keydown'])
  document.addEventListener(kind, () => (touchedAt = performance.now()), { capture: true, passive: true });

/** keeps the guard that signing in, or /me, answered */
export const keepGuard = (csrf) => {
  guard = csrf;
};

/** Asks the API; answers the body, or throws what it said no with (RFC 9457). `key` makes a repetition safe. */
export const ask = (method, path, body, key) =>
  answered(method, path, body === undefined ? {} : { type: 'application/json', body: JSON.stringify(body) }, key);

/** Sends a file as it is; answers and throws as `ask` does. */
export const sendFile = (path, file, key) =>
  answered('POST', path, { type: file.type || 'application/octet-stream', body: file }, key);

async function answered(method, path, { type, body }, key) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': 'zh',
        ...(body === undefined ? {} : { 'Content-Type': type }),
        ...(guard && method !== 'GET' ? { 'X-CSRF-Token': guard } : {}),
        ...(performance.now() - touchedAt > UNTOUCHED_MS ? { 'X-By-Itself': '1' } : {}),
        ...(key ? { 'Idempotency-Key': key } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    throw UNREACHABLE;
  }
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw answer ?? UNREACHABLE;
}

const UNREACHABLE = {
  code: 'unreachable',
  status: 503,
  title: '联系不上服务器',
  detail: '请求没有得到回答。',
  whatToDo: '稍后再按一次；同一件事不会办两次。',
  inOtherLanguage: {
    language: 'en',
    title: 'The server does not answer',
    detail: 'The request got no answer.',
    whatToDo: 'Press again shortly; nothing is done twice.',
  },
};
