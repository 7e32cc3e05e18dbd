import type { Parts } from '../parts';
import type { Route } from '../route';
import { accountAccessRoutes } from './account-access';
import { accountRoutes } from './accounts';
import { actionRoutes } from './actions';
import { appealRoutes } from './appeal';
import { appealListRoutes } from './appeals';
import { bundleRoutes } from './bundle';
import { calendarRoutes } from './calendars';
import { changeLogRoutes } from './changes';
import { cityTreeRoutes } from './cities';
import { cityRoutes } from './city';
import { directoryRoutes } from './directory';
import { catalogueRoutes } from './dispatch-catalogue';
import { eventRoutes } from './events';
import { fileRoutes } from './files';
import { identityRoutes } from './identity';
import { importRoutes } from './imports';
import { lateDutyRoutes } from './late-duties';
import { meRoutes } from './me';
import { notificationRoutes } from './notifications';
import { organisationImportRoutes } from './organisation-import';
import { ownPasswordRoutes } from './own-password';
import { policyRoutes } from './policies';
import { policyDraftRoutes } from './policy-drafts';
import { policyPreviewRoutes } from './policy-preview';
import { policyStepRoutes } from './policy-steps';
import { publicRoutes } from './public-appeal';
import { registrationRoutes } from './registration';
import { rolloutRoutes } from './rollouts';
import { rosterRoutes } from './roster';
import { sessionRoutes } from './session';
import { simulationRoutes } from './simulations';
import { streamRoutes } from './stream';
import { taskRoutes } from './tasks';
import { unitRoutes } from './units';

/** Every route of the API; what is served and what OpenAPI describes both come from here. */
export const routesOf = (parts: Parts): Route[] => [
  ...sessionRoutes(parts),
  ...meRoutes(parts),
  ...ownPasswordRoutes(parts),
  ...taskRoutes(parts),
  ...lateDutyRoutes(parts),
  ...notificationRoutes(parts),
  ...registrationRoutes(parts),
  ...importRoutes(parts),
  ...appealListRoutes(parts),
  ...appealRoutes(parts),
  ...eventRoutes(parts),
  ...fileRoutes(parts),
  ...bundleRoutes(parts),
  ...identityRoutes(parts),
  ...actionRoutes(parts),
  ...cityRoutes(parts),
  ...cityTreeRoutes(parts),
  ...calendarRoutes(parts),
  ...unitRoutes(parts),
  ...catalogueRoutes(parts),
  ...directoryRoutes(parts),
  ...rosterRoutes(parts),
  ...organisationImportRoutes(parts),
  ...accountRoutes(parts),
  ...accountAccessRoutes(parts),
  ...simulationRoutes(parts),
  ...rolloutRoutes(parts),
  ...policyRoutes(parts),
  ...policyDraftRoutes(parts),
  ...policyStepRoutes(parts),
  ...policyPreviewRoutes(parts),
  ...changeLogRoutes(parts),
  ...streamRoutes(parts),
  ...publicRoutes(parts),
];
