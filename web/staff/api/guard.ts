/** What a session gives its pages to carry: the guard of whatever changes something, and who is to be told that it has ended. */

let guard: string | null = null;
let onEnd: () => void = () => undefined;

/** keeps the guard that signing in, or /me, answered */
export const keepGuard = (csrf: string | null): void => {
  guard = csrf;
};

export const guardHeader = (): Record<string, string> => (guard === null ? {} : { 'X-CSRF-Token': guard });

/** called whenever a request is answered with notSignedIn */
export const whenSessionEnds = (listener: () => void): void => {
  onEnd = listener;
};

export const sessionHasEnded = (): void => onEnd();
