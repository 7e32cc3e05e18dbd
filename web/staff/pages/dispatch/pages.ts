import type { Page } from '../page';

export const dispatchPages: readonly Page[] = [
  {
    id: 'dispatch',
    path: '/dispatch',
    roles: ['dispatcher', 'hotlineOffice'],
    menu: 'work',
    load: () => import('./queue'),
  },
];
