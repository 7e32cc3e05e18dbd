import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { no, type Problem } from '../problems/problem';
import type { SignInSettings } from './settings';

/** of 0 to 4: more than 10^8 guesses, so that not even a stolen hash gives it away within days */
const LEAST_SCORE = 3;

let estimator: ZxcvbnFactory | undefined;

/**
 * Judges a password that somebody chooses by the guesses it would take: the most common passwords, runs of keys, repetitions,
 * dates and the words given (login, name, city) all count as easily guessed. Refuses passwordTooWeak.
 */
export function weaknessOf(
  password: string,
  words: readonly string[],
  { passwordLength: min }: SignInSettings,
): Problem | null {
  // made once somebody chooses a password: most processes never see one
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const long = [...password].length >= min;
  const strong = long && estimator.check(password, [...words, 'huiying', '12345']).score >= LEAST_SCORE;
  return strong ? null : no('passwordTooWeak', { data: { min } });
}
