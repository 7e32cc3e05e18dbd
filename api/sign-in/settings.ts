/** What keeps sign-ins safe, as the operator sets it; proved at start (cli/sign-in-environment.ts). */
export interface SignInSettings {
  /** so many failed sign-ins of one login lock it */
  attempts: number;
  /** minutes of the first lock; each further failure doubles them */
  lockMinutes: number;
  /** minutes of the longest lock */
  longestLockMinutes: number;
  /** hours after which failures are forgotten */
  forgetHours: number;
  /** failed sign-ins from one address in a quarter of an hour, of whatever logins */
  addressAttempts: number;
  /** hours that a session lasts at most */
  sessionHours: number;
  /** minutes without a request of its person after which a session ends */
  idleMinutes: number;
  /** characters of a password at least */
  passwordLength: number;
  /** hours that an initial password can be used */
  initialPasswordHours: number;
}

export const SIGN_IN_DEFAULTS: SignInSettings = {
  attempts: 5,
  lockMinutes: 5,
  longestLockMinutes: 24 * 60,
  forgetHours: 24,
  addressAttempts: 100,
  // one working day with its overtime
  sessionHours: 12,
  idleMinutes: 60,
  passwordLength: 10,
  initialPasswordHours: 72,
};
