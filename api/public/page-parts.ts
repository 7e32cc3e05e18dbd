import type { Request, RequestHandler, Response } from 'express';
import type { FunctionComponent } from 'react';
import { pageAsHtml } from '../../web/public/render';
import type { Parts } from '../parts';
import type { OwnKeys } from './own-key';
import type { HashOf } from './request-hash';

/** What the pages work with, beside the parts of the API. */
export interface PageParts extends Parts {
  ownKeys: () => Promise<OwnKeys>;
  hashOf: () => Promise<HashOf>;
}

/** One page: its answer is HTML, or it sends the browser on. */
export type PageHandler = (request: Request, response: Response) => Promise<void>;

export function sendPage<P extends object>(
  response: Response,
  page: FunctionComponent<P>,
  props: P,
  status: number = 200,
): void {
  response.status(status).type('html').send(pageAsHtml(page, props));
}

/** what an asynchronous page throws goes the way of every fault */
export const asHandler =
  (page: PageHandler): RequestHandler =>
  (request, response, next) => {
    page(request, response).catch(next);
  };
