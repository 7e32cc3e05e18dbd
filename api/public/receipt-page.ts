import QRCode from 'qrcode';
import type { Request, Response } from 'express';
import { NO_SIDE, textsOfAppeal } from '../../db/appeal-view';
import { emergencyLinesIn } from '../../domain/loop/danger-words';
import { countingOf } from '../../domain/policy/stipulations';
import { ReceiptPage } from '../../web/public/receipt';
import { ownAppeal } from './own-appeal';
import type { OwnKey } from './own-key';
import { inOwnAppeal } from './own-look';
import { type PageHandler, type PageParts, sendPage } from './page-parts';
import { minuteWords, now } from './time';
import type { CityVisit } from './visit';

interface Registered extends OwnKey {
  /** how many of the files that came with the form could not be kept */
  filesLost: number;
}

/**
 * After a registration: the browser is sent on to the receipt, which can then be reloaded at will. One that keeps no cookies gets
 * the receipt as the answer itself: the number is never lost.
 */
export async function sendReceipt(
  parts: PageParts,
  at: CityVisit,
  request: Request,
  response: Response,
  { registered, keepsCookies }: { registered: Registered; keepsCookies: boolean },
): Promise<void> {
  if (!keepsCookies) return showReceipt(parts, at, request, response, registered);
  const { filesLost } = registered;
  (await parts.ownKeys()).keep(request, response, registered, await now(parts));
  response.redirect(303, at.visit.href('/receipt', { lost: filesLost === 0 ? undefined : String(filesLost) }));
}

/** the receipt of the appeal that this browser has just filed, or looks at */
export const receiptPage = (parts: PageParts): PageHandler =>
  inOwnAppeal(parts, async ({ key, at }, request, response) => {
    const lost = Number(request.query['lost']);
    await showReceipt(parts, at, request, response, {
      ...key,
      filesLost: Number.isInteger(lost) && lost > 0 ? lost : 0,
    });
  });

async function showReceipt(
  parts: PageParts,
  { visit, policy }: CityVisit,
  request: Request,
  response: Response,
  { number, code, filesLost }: Registered,
): Promise<void> {
  const [view, texts] = await Promise.all([ownAppeal(parts, number, code), textsOfAppeal(parts.db, number, NO_SIDE)]);
  if (!view) throw new Error(`the appeal ${number} was registered and is not there`);
  const { language } = visit;
  const written = Object.values(texts.find(({ type }) => type === 'registered')?.parts ?? {}).join('\n');
  // behind a gateway the request itself may name an inner address
  const pages = parts.outward.publicUrl ?? `${request.protocol}://${request.get('host') ?? ''}`;
  sendPage(response, ReceiptPage, {
    visit,
    number,
    code,
    receivedAt: minuteWords(Date.parse(view.receivedAt), language, countingOf(policy).timezone),
    promise: view.promise?.brief[language] ?? null,
    missing: view.missing.map(({ words }) => words[language]),
    emergencyLines: emergencyLinesIn(written),
    filesLost,
    qr: modulesOf(`${pages}${visit.href('/follow', { number })}`),
    followAt: pages.replace(/^https?:\/\//, ''),
  });
}

function modulesOf(text: string): boolean[][] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) => modules.get(y, x) === 1),
  );
}
