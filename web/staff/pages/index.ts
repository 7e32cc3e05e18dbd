import { agentPages } from './agent/pages';
import { organisationPages } from './admin/organisation-pages';
import { policyPages } from './admin/policy-pages';
import { casePages } from './case/pages';
import { dispatchPages } from './dispatch/pages';
import { knowledgePages } from './knowledge/pages';
import { leaderPages } from './leader/pages';
import { noticesPages } from './notices/pages';
import { ownPages } from './own/pages';
import type { Page } from './page';
import { reviewPages } from './review/pages';
import { searchPages } from './search/pages';
import { supervisionPages } from './supervision/pages';
import { unitPages } from './unit/pages';
import { visitsPages } from './visits/pages';

/** Every page of the workbench, in the order of the menu: whoever signs in begins at the first that is theirs. */
export const PAGES: readonly Page[] = [
  ...agentPages,
  ...dispatchPages,
  ...reviewPages,
  ...visitsPages,
  ...unitPages,
  ...supervisionPages,
  ...leaderPages,
  ...casePages,
  ...searchPages,
  ...knowledgePages,
  ...policyPages,
  ...organisationPages,
  ...noticesPages,
  ...ownPages,
];
