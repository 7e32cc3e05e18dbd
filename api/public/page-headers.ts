import type { RequestHandler } from 'express';

/** Stricter than the rest of the house: nothing but files of ours, no style or script in the page, photos shown before they are sent. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** somebody's own appeal stays in no store between here and the page */
export const pageHeaders: RequestHandler = (_request, response, next) => {
  response.set('Content-Security-Policy', POLICY);
  response.set('Cache-Control', 'no-store');
  next();
};
