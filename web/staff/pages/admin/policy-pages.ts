import type { Page } from '../page';

const READERS = ['administrator', 'auditor'] as const;
const TRIERS = ['administrator', 'auditor', 'supervisor'] as const;

/** How the rules are kept: the policy, what it would have meant, what is on its way, the calendars. */
export const policyPages: readonly Page[] = [
  { id: 'policies', path: '/policies', roles: READERS, menu: 'rules', load: () => import('./policy/policies') },
  { id: 'newPolicyDraft', path: '/policies/new', roles: ['administrator'], load: () => import('./policy/new-draft') },
  { id: 'policyDraft', path: '/policies/drafts/:draft', roles: READERS, load: () => import('./policy/draft') },
  { id: 'policyVersion', path: '/policies/versions/:version', roles: READERS, load: () => import('./policy/version') },
  { id: 'silences', path: '/silences', roles: READERS, menu: 'rules', load: () => import('./policy/silences') },
  { id: 'simulations', path: '/simulations', roles: TRIERS, menu: 'rules', load: () => import('./policy/simulations') },
  { id: 'simulation', path: '/simulations/:id', roles: TRIERS, load: () => import('./policy/simulation') },
  { id: 'rollouts', path: '/rollouts', roles: READERS, menu: 'rules', load: () => import('./policy/rollouts') },
  { id: 'calendars', path: '/calendars', roles: READERS, menu: 'rules', load: () => import('./calendar/calendars') },
  {
    id: 'nationalCalendar',
    path: '/calendars/national',
    roles: ['administrator'],
    load: () => import('./calendar/national'),
  },
  { id: 'localCalendar', path: '/calendars/local', roles: ['administrator'], load: () => import('./calendar/local') },
];
