import type { Parts } from '../parts';
import type { Route } from '../route';
import { accountAccessRoutes } from './account-access';
import { accountRoutes } from './accounts';
import { actionRoutes } from './actions';
import { alikeRoutes } from './alike';
import { appealRoutes } from './appeal';
import { appealListRoutes } from './appeals';
import { bundleRoutes } from './bundle';
import { calendarRoutes } from './calendars';
import { callerRoutes } from './callers';
import { changeLogRoutes } from './changes';
import { cityTreeRoutes } from './cities';
import { cityRoutes } from './city';
import { colleagueRoutes } from './colleagues';
import { csvRoutes } from './csv';
import { directoryRoutes } from './directory';
import { catalogueRoutes } from './dispatch-catalogue';
import { eventRoutes } from './events';
import { fileRoutes } from './files';
import { identityRoutes } from './identity';
import { importRoutes } from './imports';
import { knowledgeRoutes } from './knowledge';
import { knowledgeReportRoutes } from './knowledge-reports';
import { knowledgeWritingRoutes } from './knowledge-writing';
import { lateDutyRoutes } from './late-duties';
import { meRoutes } from './me';
import { noticeDeliveryRoutes } from './notice-deliveries';
import { noticeSettingsRoutes } from './notice-settings';
import { morningBoardRoutes } from './morning-board';
import { notificationRoutes } from './notifications';
import { organisationImportRoutes } from './organisation-import';
import { ownPasswordRoutes } from './own-password';
import { pictureRoutes } from './picture';
import { policyRoutes } from './policies';
import { policyDraftRoutes } from './policy-drafts';
import { policyFieldRoutes } from './policy-fields';
import { policyPreviewRoutes } from './policy-preview';
import { policyStepRoutes } from './policy-steps';
import { publicAnswerRoutes } from './public-answers';
import { publicRoutes } from './public-appeal';
import { publicRegistrationRoutes } from './public-registration';
import { publicationDraftRoutes } from './publication-draft';
import { registrationRoutes } from './registration';
import { rolloutRoutes } from './rollouts';
import { rosterRoutes } from './roster';
import { savedViewRoutes } from './saved-views';
import { searchRoutes } from './search';
import { sessionRoutes } from './session';
import { simulationRoutes } from './simulations';
import { streamRoutes } from './stream';
import { supervisionBoardRoutes } from './supervision-board';
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
  ...noticeSettingsRoutes(parts),
  ...noticeDeliveryRoutes(parts),
  ...registrationRoutes(parts),
  ...publicationDraftRoutes(parts),
  ...importRoutes(parts),
  ...searchRoutes(parts),
  ...callerRoutes(parts),
  ...alikeRoutes(parts),
  ...savedViewRoutes(parts),
  ...csvRoutes(parts),
  ...supervisionBoardRoutes(parts),
  ...morningBoardRoutes(parts),
  ...appealListRoutes(parts),
  ...appealRoutes(parts),
  ...eventRoutes(parts),
  ...pictureRoutes(parts),
  ...fileRoutes(parts),
  ...bundleRoutes(parts),
  ...identityRoutes(parts),
  ...actionRoutes(parts),
  ...cityRoutes(parts),
  ...cityTreeRoutes(parts),
  ...calendarRoutes(parts),
  ...unitRoutes(parts),
  ...colleagueRoutes(parts),
  ...catalogueRoutes(parts),
  ...directoryRoutes(parts),
  ...rosterRoutes(parts),
  ...knowledgeRoutes(parts),
  ...knowledgeWritingRoutes(parts),
  ...knowledgeReportRoutes(parts),
  ...organisationImportRoutes(parts),
  ...accountRoutes(parts),
  ...accountAccessRoutes(parts),
  ...simulationRoutes(parts),
  ...rolloutRoutes(parts),
  ...policyRoutes(parts),
  ...policyDraftRoutes(parts),
  ...policyStepRoutes(parts),
  ...policyFieldRoutes(parts),
  ...policyPreviewRoutes(parts),
  ...changeLogRoutes(parts),
  ...streamRoutes(parts),
  ...publicRegistrationRoutes(parts),
  ...publicRoutes(parts),
  ...publicAnswerRoutes(parts),
];
