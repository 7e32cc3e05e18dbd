import { type Role, STAFF_ROLES } from '../../domain/loop/role';

/** What the tests read of the registry of the workbench's pages. */
export interface StaffPage {
  id: string;
  /** below /desk, with parameters as React Router writes them */
  path: string;
  roles: readonly Role[] | 'all';
  menu?: string;
}

// loaded by jest, not compiled with it: what the pages themselves use of a browser is checked by their own tsconfig
const { PAGES } = jest.requireActual<{ PAGES: readonly StaffPage[] }>('../../web/staff/pages');

export const STAFF_PAGES = PAGES;

/** a founder who may open the page: one whose work it is, where it is not everybody's */
export const visitorOf = ({ roles }: StaffPage): Role => (roles === 'all' ? 'supervisor' : (roles[0] ?? 'supervisor'));

/** a founder who may not: their work is another */
export function outsiderOf({ id, roles }: StaffPage): Role {
  const outsider = STAFF_ROLES.find((role) => roles !== 'all' && !roles.includes(role));
  if (!outsider) throw new Error(`page ${id} is everybody's`);
  return outsider;
}

/** the address of a page with an example for each of its parameters */
export function addressOf({ id, path }: StaffPage, examples: Readonly<Record<string, string>>): string {
  return path.replace(/\/:(\w+)\??/g, (_whole, name: string) => {
    const example = examples[`${id}.${name}`] ?? examples[name];
    if (example === undefined) throw new Error(`no example for «${name}» of page ${id}`);
    return `/${encodeURIComponent(example)}`;
  });
}
