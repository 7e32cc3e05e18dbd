import { grouped } from './parts/digits';
import { Frame } from './parts/frame';
import type { Visit } from './visit';

export interface AppealStep {
  when: string;
  words: string;
  /** what was said to the appellant, in the language in which it was written */
  told: readonly string[];
}

export interface AppealPageProps {
  visit: Visit;
  number: string;
  status: string;
  /** where it stands on the way that every appeal takes */
  stops: readonly { words: string; state: 'passed' | 'here' | 'ahead' }[];
  promise: { brief: string; left: string | null; why: string } | null;
  /** said when there is no promise */
  otherwise: string;
  days: number | null;
  outcome: string | null;
  notAccepted: { reason: string; line: string | null } | null;
  missing: readonly string[];
  answers: readonly { when: string; text: string }[];
  /** newest first */
  steps: readonly AppealStep[];
  /** what can be done now, by the page that does it */
  actions: readonly { page: string; label: string }[];
  /** said after something was done */
  done: string | null;
}

/** An own appeal, like a parcel on its way: where it is, what comes next and by when, what was answered. */
export function AppealPage(props: AppealPageProps) {
  const { visit, number, status, stops, promise, notAccepted, missing, answers, steps, actions, done } = props;
  const { words, href } = visit;
  return (
    <Frame visit={visit} title={words('appeal.title')} own>
      {done !== null && (
        <p className="notice good" role="status">
          {done}
        </p>
      )}
      <p className="quiet">{words('appeal.number', { number: grouped(number) })}</p>
      <h1>{status}</h1>
      <ol className="stops" aria-label={words('appeal.way')}>
        {stops.map((stop) => (
          <li key={stop.words} className={stop.state} aria-current={stop.state === 'here' ? 'step' : undefined}>
            <span>{stop.words}</span>
            <small>{words(`appeal.${stop.state}`)}</small>
          </li>
        ))}
      </ol>
      <section className="promise" aria-labelledby="next">
        <h2 id="next">{words('appeal.next')}</h2>
        <p>
          <strong>{promise?.brief ?? props.otherwise}</strong>
        </p>
        {promise?.left && <p className="left">{promise.left}</p>}
        {promise && (
          <details>
            <summary>{words('appeal.why')}</summary>
            <p>{promise.why}</p>
          </details>
        )}
        {props.days !== null && <p className="quiet">{words('appeal.days', { days: props.days })}</p>}
      </section>
      {notAccepted && (
        <section className="notice bad">
          <h2>{words('appeal.notAccepted')}</h2>
          <p lang="zh-CN">{notAccepted.reason}</p>
          {notAccepted.line !== null && (
            <a href={`tel:${notAccepted.line}`}>{words('appeal.callLine', { line: notAccepted.line })}</a>
          )}
          <p>{words('appeal.notAcceptedWhere')}</p>
        </section>
      )}
      {missing.length > 0 && (
        <section className="notice">
          <h2>{words('appeal.missing')}</h2>
          <p>{words('appeal.missingWhat', { elements: missing.join(words('comma')) })}</p>
          <a className="button" href={href('/appeal/supplement')}>
            {words('appeal.supplyNow')}
          </a>
        </section>
      )}
      {answers.length > 0 && (
        <section>
          <h2>{words('appeal.answers')}</h2>
          {answers.map((answer, i) => (
            <article key={i} className="answer">
              <p className="text" lang="zh-CN">
                {answer.text}
              </p>
              <p className="quiet">{answer.when}</p>
            </article>
          ))}
          {props.outcome !== null && <p>{words('appeal.outcome', { outcome: props.outcome })}</p>}
        </section>
      )}
      {actions.length > 0 && (
        <section className="no-print">
          <h2>{words('appeal.youMay')}</h2>
          <ul className="doings">
            {actions.map(({ page, label }) => (
              <li key={page}>
                <a className="button second" href={href(`/appeal/${page}`)}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{words('appeal.steps')}</h2>
        <ol className="steps">
          {steps.map((step, i) => (
            <li key={i}>
              <p>{step.words}</p>
              {step.told.map((text, j) => (
                <p key={j} className="text" lang="zh-CN">
                  {text}
                </p>
              ))}
              <p className="quiet">{step.when}</p>
            </li>
          ))}
        </ol>
      </section>
      <form className="no-print" method="post" action={href('/appeal/leave')}>
        <button className="button plain">{words('appeal.leave')}</button>
        <p className="quiet">{words('appeal.leaveHint')}</p>
      </form>
    </Frame>
  );
}
