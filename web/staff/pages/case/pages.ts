import type { Page } from '../page';

export const casePages: readonly Page[] = [
  { id: 'case', path: '/appeals/:number', roles: 'all', load: () => import('./case') },
  { id: 'casePaper', path: '/appeals/:number/print', roles: 'all', load: () => import('./paper') },
];
