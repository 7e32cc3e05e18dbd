import type { Page } from '../page';
import { KEEPERS } from './keepers';

export const knowledgePages: readonly Page[] = [
  { id: 'knowledge', path: '/knowledge', roles: 'all', menu: 'look', load: () => import('./list') },
  { id: 'knowledgeNew', path: '/knowledge/new', roles: KEEPERS, load: () => import('./editor') },
  { id: 'knowledgeReports', path: '/knowledge-reports', roles: 'all', menu: 'look', load: () => import('./reports') },
  { id: 'knowledgeEntry', path: '/knowledge/:id', roles: 'all', load: () => import('./entry') },
  { id: 'knowledgeEdit', path: '/knowledge/:id/edit', roles: KEEPERS, load: () => import('./editor') },
];
