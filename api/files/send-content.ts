import { pipeline } from 'node:stream';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/**
 * Sends bytes that people brought, as something to be saved and never as a page of this server: whatever it claims to be, no
 * browser runs or shows it here. `bytes` null: nobody knows how many.
 */
export const sendContent =
  (content: { stream: Readable; bytes: number | null; mediaType: string; name: string }) =>
  (response: ServerResponse): void => {
    const { stream, bytes, mediaType, name } = content;
    response.writeHead(200, {
      'Content-Type': mediaType,
      ...(bytes === null ? {} : { 'Content-Length': bytes }),
      'Content-Disposition': disposition(name),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'no-store',
    });
    // a stream that fails cuts the answer short, and whoever reads it knows that it is not whole
    pipeline(stream, response, () => undefined);
  };

// what would be a path elsewhere, or would turn the order of letters so that an ending looks like another one
const NOT_IN_NAMES = /[\p{Cc}\u202a-\u202e\u2066-\u2069/\\]/gu;

/** RFC 6266: the name in plain letters for old readers, and as it is */
function disposition(name: string): string {
  const safe = name.replace(NOT_IN_NAMES, '_');
  const plain = safe.replace(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
