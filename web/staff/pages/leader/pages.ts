import type { Page } from '../page';

export const leaderPages: readonly Page[] = [
  {
    id: 'morning',
    path: '/morning',
    roles: ['municipalLeader', 'government', 'hotlineOffice', 'supervisor', 'auditor'],
    menu: 'look',
    load: () => import('./morning'),
  },
];
