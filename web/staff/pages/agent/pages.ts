import type { Page } from '../page';

export const agentPages: readonly Page[] = [
  { id: 'agentCall', path: '/call', roles: ['agent'], menu: 'work', load: () => import('./call') },
];
