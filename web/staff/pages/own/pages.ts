import type { Page } from '../page';

export const ownPages: readonly Page[] = [
  { id: 'work', path: '/work', roles: 'all', menu: 'own', load: () => import('./work') },
  { id: 'ownPassword', path: '/own/password', roles: 'all', load: () => import('./password') },
];
