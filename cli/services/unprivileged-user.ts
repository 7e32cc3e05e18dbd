import { readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

/** An account of the operating system. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The account that PostgreSQL runs as when we are root, since PostgreSQL refuses to run as root: `postgres` where the system
 * has it, else `nobody`, so that nothing is added to the machine's accounts. Null when we are not root: PostgreSQL runs as we do.
 */
export function unprivilegedUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  return findUser('postgres') ?? findUser('nobody');
}

/** The account to which a folder belongs: a data folder keeps its owner even when a `postgres` account appears later. */
export function ownerOf(path: string): SystemUser {
  const { uid, gid } = statSync(path);
  return { name: `uid ${uid}`, uid, gid };
}

/** Whether the account may pass through `path` and every folder above it. */
export function reachableBy(user: SystemUser, path: string): boolean {
  return firstClosedFolder(user, path) === null;
}

/** The uppermost folder on the way to `path` that the account may not enter; null when the way is free. */
export function firstClosedFolder(user: SystemUser, path: string): string | null {
  const above = dirname(path);
  const closedAbove = above === path ? null : firstClosedFolder(user, above);
  return closedAbove ?? (mayEnter(user, statSync(path)) ? null : path);
}

function mayEnter(user: SystemUser, folder: Stats): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

function findUser(name: string): SystemUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}
