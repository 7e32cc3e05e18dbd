import { Fragment } from 'react';
import { EmergencyLines } from './parts/emergency';
import { Frame } from './parts/frame';
import type { Visit } from './visit';

export interface HelpPageProps {
  visit: Visit;
  /** the country's emergency lines, and what the city names beside them */
  emergencyLines: readonly string[];
  /** when appeals are taken and when people answer, as the city says it; null where it says nothing */
  hours: string | null;
  /** what a call costs, as the city says it */
  charge: string | null;
  languages: string | null;
  /** what the city does not take, in its own words, with the lines to call instead */
  notAccepted: readonly { text: string; lines: readonly string[] }[];
  /** limits of the city by kind of matter, in words */
  limits: readonly { name: string; limit: string }[];
  /** the event from which they run */
  limitsFrom: 'received' | 'accepted' | 'dispatched' | 'signed';
  /** ways of filing, as the city names them */
  channels: readonly string[];
}

/** How to use the hotline well, what it does not take and who does, how the clocks run, what happens with one's data. */
export function HelpPage({
  visit,
  emergencyLines,
  hours,
  charge,
  languages,
  notAccepted,
  limits,
  limitsFrom,
  channels,
}: HelpPageProps) {
  const { words } = visit;
  return (
    <Frame visit={visit} title={words('help.title')}>
      <h1>{words('help.title')}</h1>
      <section className="notice quiet-danger">
        <h2>{words('help.danger')}</h2>
        <EmergencyLines lines={emergencyLines} words={words} />
      </section>
      <section>
        <h2>{words('help.proper')}</h2>
        <ul>
          {['proper1', 'proper2', 'proper3', 'proper4'].map((key) => (
            <li key={key}>{words(`help.${key}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words('help.calls')}</h2>
        <ul>
          <li>{hours ?? words('help.hoursUnsaid')}</li>
          <li>{charge ?? words('help.chargeUnsaid')}</li>
          {languages !== null && <li>{words('help.languages', { languages })}</li>}
          {channels.length > 0 && (
            <li lang="zh-CN">{words('help.channels', { channels: channels.join(words('comma')) })}</li>
          )}
        </ul>
      </section>
      <section>
        <h2>{words('help.not')}</h2>
        <p>{words('help.consumer')}</p>
        {notAccepted.length > 0 && (
          <ul>
            {notAccepted.map(({ text, lines }) => (
              <li key={text}>
                <span lang="zh-CN">{text}</span>
                {lines.length > 0 && (
                  <>
                    {' '}
                    {lines.map((line) => (
                      <a key={line} className="line" href={`tel:${line}`}>
                        {line}
                      </a>
                    ))}
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        <p>{words('help.notTold')}</p>
      </section>
      <section>
        <h2>{words('help.limits')}</h2>
        <p>{words('help.limitsHow', { from: words(`help.from_${limitsFrom}`) })}</p>
        {limits.length > 0 && (
          <dl className="pairs">
            {limits.map(({ name, limit }) => (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{limit}</dd>
              </Fragment>
            ))}
          </dl>
        )}
        <p>{words('help.limitsMore')}</p>
      </section>
      <section>
        <h2>{words('help.privacy')}</h2>
        <ul>
          {['privacy1', 'privacy2', 'privacy3', 'privacy4'].map((key) => (
            <li key={key}>{words(`help.${key}`)}</li>
          ))}
        </ul>
      </section>
    </Frame>
  );
}
