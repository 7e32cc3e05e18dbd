import type { ReactNode } from 'react';
import { Choice, Field, fieldId, FilesField, WrongBeside } from './parts/field';
import { Frame } from './parts/frame';
import { WrongSummary } from './parts/wrong';
import { NOTHING_WRONG, type Visit, type Wrong } from './visit';

export interface SubmitPageProps {
  visit: Visit;
  /** tells a repeated sending from another appeal */
  formKey: string;
  /** what was typed before, by the field's name */
  typed: Readonly<Record<string, readonly string[]>>;
  wrong?: Wrong | undefined;
  /** kinds of matter that the city takes */
  categories: readonly { code: string; name: string; hint: string }[];
  /** words that tell of danger, by the line to call */
  dangerWords: Readonly<Record<string, readonly string[]>>;
  photos: { most: number; megabytes: number };
}

/**
 * The form of an appeal. Without script it is one page that can be sent as it is; with script it asks one question at a time. What
 * the script says stands in attributes here.
 */
export function SubmitPage({ visit, formKey, typed, wrong, categories, dangerWords, photos }: SubmitPageProps) {
  const { words, href, language } = visit;
  const at = (name: string): string | undefined => typed[name]?.[0];
  const has = (name: string, value: string): boolean => typed[name]?.includes(value) ?? false;
  const fields = wrong?.fields ?? NOTHING_WRONG;
  const field = (name: string) => ({ name, value: at(name), wrong: fields[name] });
  const notKnown = (name: string) => (
    <Choice type="checkbox" name="unknown" value={name} checked={has('unknown', name)}>
      {words('submit.notKnown')}
    </Choice>
  );
  return (
    <Frame visit={visit} title={words('submit.title')} script="submit.js">
      <h1>{words('submit.title')}</h1>
      <p id="warning" className="notice quiet-danger">
        {words('submit.danger')}
      </p>
      <WrongSummary wrong={wrong} />
      <form
        id="submit"
        method="post"
        action={href('/submit')}
        encType="multipart/form-data"
        data-danger={JSON.stringify(dangerWords)}
        data-next={words('submit.next')}
        data-back={words('submit.back')}
        data-step={words('submit.step')}
        data-sending={words('submit.sending')}
        data-kept={words('submit.kept')}
        data-forget={words('submit.forget')}
        data-most={photos.most}
        data-megabytes={photos.megabytes}
        data-too-many={words('submit.photosTooMany', photos)}
        data-too-large={words('submit.photosTooLarge', photos)}
        data-alike={visit.city?.id}
        data-answer={href('/answers/NUMBER')}
        data-from={words('submit.alikeFrom')}
        data-empty={words('submit.notGiven')}
        data-change={words('submit.change')}
        data-language={language}
      >
        <input type="hidden" name="key" value={formKey} />
        <Trap label={words('submit.trap')} wrong={fields['homepage']} />
        <div id="danger" className="notice danger" role="alert" hidden>
          <h2>{words('danger.title')}</h2>
          <p>{words('danger.text')}</p>
          <p className="lines">
            {Object.keys(dangerWords).map((line) => (
              <a key={line} className="line" href={`tel:${line}`} data-line={line}>
                {words(`danger.${line}`)}
              </a>
            ))}
          </p>
        </div>
        <Step name="what" legend={words('submit.what')}>
          <Field
            {...field('title')}
            label={words('submit.titleField')}
            hint={words('submit.titleHint')}
            max={100}
            required
          />
          <Field
            {...field('message')}
            label={words('submit.message')}
            hint={words('submit.messageHint')}
            max={10_000}
            rows={7}
            required
          />
          <div id="alike" className="notice" hidden>
            <h3>{words('submit.alike')}</h3>
            <ul />
            <p>{words('submit.alikeGoOn')}</p>
          </div>
        </Step>
        <Step name="where" legend={words('submit.where')}>
          <Field {...field('place')} label={words('submit.place')} hint={words('submit.placeHint')} max={500} />
          {notKnown('place')}
        </Step>
        <Step name="when" legend={words('submit.when')}>
          <Field {...field('time')} label={words('submit.time')} hint={words('submit.timeHint')} max={500} />
          {notKnown('time')}
        </Step>
        <Step name="who" legend={words('submit.who')}>
          <Field {...field('person')} label={words('submit.person')} hint={words('submit.personHint')} max={500} />
          {notKnown('person')}
        </Step>
        <Step name="wish" legend={words('submit.wishStep')}>
          <Field {...field('wish')} label={words('submit.wish')} hint={words('submit.wishHint')} max={2000} rows={4} />
        </Step>
        <Step name="kind" legend={words('submit.kind')} hint={words('submit.kindHint')}>
          <Choice type="radio" name="category" value="" checked={!at('category')}>
            {words('submit.kindUnknown')}
          </Choice>
          {categories.map(({ code, name, hint }) => (
            <Choice key={code} type="radio" name="category" value={code} checked={at('category') === code}>
              {name}
              <small>{hint}</small>
            </Choice>
          ))}
          <WrongBeside name="category" wrong={fields['category']} />
        </Step>
        <Step name="photos" legend={words('submit.photos')} hint={words('submit.photosHint', photos)}>
          <FilesField name="photos" label={words('submit.photosField')} wrong={fields['photos']} />
          <ul id="previews" className="previews" />
        </Step>
        <Step name="you" legend={words('submit.you')} hint={words('submit.youHint')}>
          <Field {...field('name')} label={words('submit.name')} max={200} autoComplete="name" />
          <Field
            {...field('contact')}
            label={words('submit.contact')}
            hint={words('submit.contactHint')}
            max={200}
            type="tel"
            autoComplete="tel"
          />
          <Field
            {...field('email')}
            label={words('submit.email')}
            hint={words('submit.emailHint')}
            max={200}
            type="email"
            autoComplete="email"
          />
          <Choice type="checkbox" name="confidential" value="yes" checked={has('confidential', 'yes')}>
            {words('submit.confidential')}
            <small>{words('submit.confidentialHint')}</small>
          </Choice>
        </Step>
        <Step name="publication" legend={words('submit.publication')} hint={words('submit.publicationHint')}>
          {(['', 'wanted', 'unwanted'] as const).map((wish) => (
            <Choice
              key={wish}
              type="radio"
              name="publication"
              value={wish}
              checked={(at('publication') ?? '') === wish}
            >
              {words(`submit.publication_${wish || 'either'}`)}
            </Choice>
          ))}
        </Step>
        <Step name="send" legend={words('submit.check')}>
          <dl id="summary" className="summary" />
          <p>{words('submit.privacy')}</p>
          <button id="send" className="button">
            {words('submit.send')}
          </button>
        </Step>
      </form>
    </Frame>
  );
}

interface StepProps {
  name: string;
  legend: string;
  hint?: string;
  children: ReactNode;
}

function Step({ name, legend, hint, children }: StepProps) {
  return (
    <fieldset className="step" data-step={name}>
      <legend>
        <h2>{legend}</h2>
      </legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

/** People do not see it; what fills it in is no person. Who hears it read out is told to leave it empty. */
function Trap({ label, wrong }: { label: string; wrong: string | undefined }) {
  return (
    <div className={wrong === undefined ? 'trap' : 'field'}>
      <label htmlFor={fieldId('homepage')}>{label}</label>
      <input id={fieldId('homepage')} name="homepage" tabIndex={wrong === undefined ? -1 : 0} autoComplete="off" />
      <WrongBeside name="homepage" wrong={wrong} />
    </div>
  );
}
