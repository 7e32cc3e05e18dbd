import type { Knex } from 'knex';
import { secretHash } from './accounts';

/** What has to come back from the provider unchanged. */
export interface ProviderSignIn {
  nonce: string;
  verifier: string;
}

/** Keeps a sign-in that goes to the provider; `browser` is the secret in the cookie of the browser that began it. */
export async function keepProviderSignIn(
  db: Knex,
  { state, browser, nonce, verifier }: ProviderSignIn & { state: string; browser: string },
  minutes: number,
): Promise<void> {
  await db('provider_sign_ins').where('expires_at', '<=', db.raw('now()')).delete();
  await db('provider_sign_ins').insert({
    state_hash: secretHash(state),
    browser_hash: secretHash(browser),
    nonce,
    verifier,
    expires_at: db.raw(`now() + ? * interval '1 minute'`, [minutes]),
  });
}

/** Takes it out, once: null when it is unknown, was used, has run out, or was begun in another browser. */
export async function takeProviderSignIn(db: Knex, state: string, browser: string): Promise<ProviderSignIn | null> {
  const [row] = await db('provider_sign_ins')
    .where({ state_hash: secretHash(state), browser_hash: secretHash(browser) })
    .delete()
    .returning<{ nonce: string; verifier: string; live: boolean }[]>([
      'nonce',
      'verifier',
      db.raw('expires_at > now() as live') as unknown as string,
    ]);
  return row?.live ? { nonce: row.nonce, verifier: row.verifier } : null;
}
