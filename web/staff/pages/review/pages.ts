import type { Page } from '../page';

export const reviewPages: readonly Page[] = [
  { id: 'review', path: '/review', roles: ['reviewer', 'hotlineOffice'], menu: 'work', load: () => import('./queue') },
];
