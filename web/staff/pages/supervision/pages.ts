import type { Page } from '../page';

export const supervisionPages: readonly Page[] = [
  {
    id: 'supervision',
    path: '/supervision',
    roles: ['supervisor', 'hotlineOffice', 'municipalLeader', 'government', 'administrator', 'auditor'],
    menu: 'look',
    load: () => import('./supervision'),
  },
];
