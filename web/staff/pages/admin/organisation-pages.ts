import type { Page } from '../page';

const READERS = ['administrator', 'auditor'] as const;
const LOOKING_OVER = [
  'administrator',
  'auditor',
  'supervisor',
  'hotlineOffice',
  'government',
  'municipalLeader',
] as const;

/** Who there is and who may do what: units, their duties, the merged lines, people, cities, and what was changed in all that. */
export const organisationPages: readonly Page[] = [
  { id: 'unitTree', path: '/units', roles: READERS, menu: 'organisation', load: () => import('./organisation/units') },
  {
    id: 'dispatchCatalogue',
    path: '/catalogue',
    roles: READERS,
    menu: 'organisation',
    load: () => import('./organisation/catalogue'),
  },
  {
    id: 'directory',
    path: '/directory',
    roles: READERS,
    menu: 'organisation',
    load: () => import('./organisation/directory'),
  },
  { id: 'roster', path: '/roster', roles: READERS, menu: 'organisation', load: () => import('./organisation/roster') },
  {
    id: 'accounts',
    path: '/accounts',
    roles: ['administrator'],
    menu: 'organisation',
    load: () => import('./people/accounts'),
  },
  { id: 'newAccount', path: '/accounts/new', roles: ['administrator'], load: () => import('./people/new-account') },
  { id: 'account', path: '/accounts/:id', roles: ['administrator'], load: () => import('./people/account') },
  {
    id: 'organisationImport',
    path: '/import',
    roles: ['administrator'],
    menu: 'organisation',
    load: () => import('./organisation/import'),
  },
  { id: 'changes', path: '/changes', roles: READERS, menu: 'organisation', load: () => import('./people/changes') },
  { id: 'cities', path: '/cities', roles: LOOKING_OVER, menu: 'organisation', load: () => import('./people/cities') },
];
