import { grouped } from './parts/digits';
import { Emergency } from './parts/emergency';
import { Frame } from './parts/frame';
import { QrCode } from './parts/qr-code';
import type { Visit } from './visit';

export interface ReceiptPageProps {
  visit: Visit;
  number: string;
  code: string;
  receivedAt: string;
  /** what comes next, and by when; null: the city gives no limit for it */
  promise: string | null;
  /** what the hotline will ask for */
  missing: readonly string[];
  emergencyLines: readonly string[];
  /** how many of the files that came with it could not be kept */
  filesLost: number;
  /** a QR code of the page for following, with the number and without the code */
  qr: readonly (readonly boolean[])[];
  followAt: string;
}

/** What the appellant takes away: a screenshot is enough. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { visit, number, code, receivedAt, promise, missing, emergencyLines, filesLost, qr, followAt } = props;
  const { words, href } = visit;
  return (
    <Frame visit={visit} title={words('receipt.title')} script="receipt.js" own>
      {emergencyLines.length > 0 && <Emergency lines={emergencyLines} words={words} />}
      <h1>{words('receipt.heading')}</h1>
      <section className="receipt" aria-label={words('receipt.title')}>
        <p className="hotline">{visit.city?.hotline}</p>
        <dl>
          <dt>{words('receipt.number')}</dt>
          <dd className="digits">{grouped(number)}</dd>
          <dt>{words('receipt.code')}</dt>
          <dd className="digits strong">{grouped(code)}</dd>
          <dt>{words('receipt.receivedAt')}</dt>
          <dd>{receivedAt}</dd>
          <dt>{words('receipt.next')}</dt>
          <dd>
            <strong>{promise ?? words('receipt.nextUnlimited')}</strong>
          </dd>
        </dl>
        <div className="qr-beside">
          <QrCode modules={qr} label={words('receipt.qr')} />
          <p className="quiet">{words('receipt.qrHint', { address: followAt })}</p>
        </div>
      </section>
      <p className="notice">{words('receipt.keep')}</p>
      {missing.length > 0 && (
        <p className="notice">{words('receipt.missing', { elements: missing.join(words('comma')) })}</p>
      )}
      {filesLost > 0 && <p className="notice bad">{words('receipt.filesLost', { files: filesLost })}</p>}
      <p className="actions no-print">
        <a className="button" href={href('/appeal')}>
          {words('receipt.follow')}
        </a>
        <a className="button second" href={href('/')}>
          {words('receipt.home')}
        </a>
      </p>
    </Frame>
  );
}
