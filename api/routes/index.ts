import type { Parts } from '../parts';
import type { Route } from '../route';
import { actionRoutes } from './actions';
import { appealRoutes } from './appeal';
import { appealListRoutes } from './appeals';
import { bundleRoutes } from './bundle';
import { cityRoutes } from './city';
import { eventRoutes } from './events';
import { fileRoutes } from './files';
import { identityRoutes } from './identity';
import { importRoutes } from './imports';
import { meRoutes } from './me';
import { notificationRoutes } from './notifications';
import { publicRoutes } from './public-appeal';
import { registrationRoutes } from './registration';
import { sessionRoutes } from './session';
import { streamRoutes } from './stream';
import { taskRoutes } from './tasks';

/** Every route of the API; what is served and what OpenAPI describes both come from here. */
export const routesOf = (parts: Parts): Route[] => [
  ...sessionRoutes(parts),
  ...meRoutes(parts),
  ...taskRoutes(parts),
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
  ...streamRoutes(parts),
  ...publicRoutes(parts),
];
