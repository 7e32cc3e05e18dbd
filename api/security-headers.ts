import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Everything comes from this server: no page loads, sends or frames anything else. */
export const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Swagger UI sets style attributes and shows its icons from data: addresses
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // set by whoever ends TLS in front of this server
    strictTransportSecurity: false,
  });
