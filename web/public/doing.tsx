import { Choice, Field, FilesField, WrongBeside } from './parts/field';
import { Frame } from './parts/frame';
import { WrongSummary } from './parts/wrong';
import { NOTHING_WRONG, type Visit, type Wrong } from './visit';

/** what an appellant can do with the own appeal, each on a page of its own */
export const DOINGS = ['supplement', 'urge', 'rate', 'object', 'withdraw', 'photos'] as const;
export type Doing = (typeof DOINGS)[number];

export interface DoingPageProps {
  visit: Visit;
  doing: Doing;
  formKey: string;
  /** of the appeal that the form is for */
  number: string;
  typed: Readonly<Record<string, readonly string[]>>;
  wrong?: Wrong | undefined;
  /** kinds of satisfaction that a rating can state */
  satisfactions: readonly { code: string; name: string }[];
  photos: { most: number; megabytes: number };
}

/** One small form: what it does stands above it, its button says it. */
export function DoingPage({ visit, doing, formKey, number, typed, wrong, satisfactions, photos }: DoingPageProps) {
  const { words, href } = visit;
  const at = (name: string): string | undefined => typed[name]?.[0];
  const fields = wrong?.fields ?? NOTHING_WRONG;
  const text = (name: string, required: boolean, max: number) => (
    <Field
      name={name}
      label={words(`${doing}.${name}`)}
      value={at(name)}
      wrong={fields[name]}
      max={max}
      rows={5}
      required={required}
    />
  );
  return (
    <Frame visit={visit} title={words(`${doing}.title`)} own>
      <h1>{words(`${doing}.title`)}</h1>
      <p className="lead">{words(`${doing}.about`)}</p>
      <WrongSummary wrong={wrong} />
      <form
        method="post"
        action={href(`/appeal/${doing}`)}
        encType={doing === 'photos' ? 'multipart/form-data' : undefined}
      >
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="number" value={number} />
        {doing === 'supplement' && (
          <>
            {text('words', true, 10_000)}
            <Choice type="checkbox" name="newFact" value="yes" checked={at('newFact') === 'yes'}>
              {words('supplement.newFact')}
            </Choice>
          </>
        )}
        {(doing === 'urge' || doing === 'withdraw') && text('words', false, 2000)}
        {doing === 'rate' && (
          <fieldset>
            <legend>{words('rate.satisfaction')}</legend>
            {satisfactions.map(({ code, name }) => (
              <Choice
                key={code}
                type="radio"
                name="satisfaction"
                value={code}
                checked={at('satisfaction') === code}
                required
              >
                {name}
              </Choice>
            ))}
            <WrongBeside name="satisfaction" wrong={fields['satisfaction']} />
          </fieldset>
        )}
        {doing === 'rate' && text('opinion', false, 4000)}
        {doing === 'object' && text('opinion', true, 4000)}
        {doing === 'photos' && (
          <FilesField
            name="photos"
            label={words('photos.photos')}
            hint={words('submit.photosHint', photos)}
            wrong={fields['photos']}
            required
          />
        )}
        <div className="actions">
          <button className="button">{words(`${doing}.send`)}</button>
          <a className="button second" href={href('/appeal')}>
            {words('doing.back')}
          </a>
        </div>
      </form>
    </Frame>
  );
}
