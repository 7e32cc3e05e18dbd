import { Field } from './parts/field';
import { Frame } from './parts/frame';
import { WrongSummary } from './parts/wrong';
import { NOTHING_WRONG, type Visit, type Wrong } from './visit';

export interface FollowPageProps {
  visit: Visit;
  number: string | undefined;
  wrong?: Wrong | undefined;
  /** the browser kept nothing of the last look: why the page asks again */
  asksAgain?: boolean;
  /** words that were to go to an appeal which this browser is not shown any more */
  written?: string | null | undefined;
}

/** Number and query code, and nothing else. */
export function FollowPage({ visit, number, wrong, asksAgain = false, written }: FollowPageProps) {
  const { words, href } = visit;
  const fields = wrong?.fields ?? NOTHING_WRONG;
  return (
    <Frame visit={visit} title={words('follow.title')} own>
      <h1>{words('follow.title')}</h1>
      {asksAgain && !wrong && <p className="notice">{words('follow.again')}</p>}
      {written && (
        <div className="notice bad">
          <label htmlFor="written">{words('follow.written')}</label>
          <textarea id="written" rows={5} readOnly defaultValue={written} />
        </div>
      )}
      <WrongSummary wrong={wrong} />
      <form method="post" action={href('/follow')} autoComplete="off">
        <Field
          name="number"
          label={words('follow.number')}
          hint={words('follow.numberHint')}
          value={number}
          wrong={fields['number']}
          inputMode="numeric"
          max={40}
          required
        />
        <Field
          name="code"
          label={words('follow.code')}
          hint={words('follow.codeHint')}
          wrong={fields['code']}
          inputMode="numeric"
          max={20}
          required
        />
        <button className="button">{words('follow.look')}</button>
      </form>
      <p className="quiet">{words('follow.lost')}</p>
    </Frame>
  );
}
