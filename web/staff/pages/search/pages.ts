import type { Page } from '../page';

export const searchPages: readonly Page[] = [
  { id: 'search', path: '/search', roles: 'all', menu: 'look', load: () => import('./search') },
];
