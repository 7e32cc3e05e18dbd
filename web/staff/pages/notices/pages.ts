import type { Page } from '../page';

export const noticesPages: readonly Page[] = [
  { id: 'notices', path: '/notices', roles: 'all', menu: 'own', load: () => import('./told') },
  { id: 'noticeSettings', path: '/notice-settings', roles: 'all', menu: 'own', load: () => import('./settings') },
  {
    id: 'noticeDeliveries',
    path: '/notice-deliveries',
    roles: ['administrator'],
    menu: 'organisation',
    load: () => import('./deliveries'),
  },
  {
    id: 'noticeRules',
    path: '/notice-rules',
    roles: ['administrator'],
    menu: 'organisation',
    load: () => import('./rules'),
  },
];
