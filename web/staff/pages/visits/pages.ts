import type { Page } from '../page';

export const visitsPages: readonly Page[] = [
  { id: 'visits', path: '/visits', roles: ['visitor'], menu: 'work', load: () => import('./calls') },
];
