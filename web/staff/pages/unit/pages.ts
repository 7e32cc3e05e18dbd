import type { Page } from '../page';

export const unitPages: readonly Page[] = [
  {
    id: 'unitWork',
    path: '/unit',
    roles: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
    menu: 'work',
    load: () => import('./work'),
  },
];
