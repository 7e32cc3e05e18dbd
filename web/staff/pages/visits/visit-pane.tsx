import { App, Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keys';
import { useSaid } from '../../app/language';
import { useSession } from '../../app/me';
import { type Appeal, useAppeal } from '../../parts/appeal';
import { Choices } from '../../parts/choices';
import { Empty, ProblemBox, Read } from '../../parts/states';
import { useSubmission } from '../../parts/submission';
import { ActionForm, type FormProps } from '../case/action-form';
import { Contact } from './contact';
import { METHODS, type Method, OUTCOMES, type Outcome, visitBody } from './outcome';

interface Props {
  number: string;
  onDone: () => void;
}

interface Writing {
  method: Method;
  outcome: Outcome | null;
  opinion: string;
}

const NOTHING: Writing = { method: 'telephone', outcome: null, opinion: '' };

/** The call: whom to call, what to say, and the outcome in two keys, its number and Enter (R-VIS-03). */
export function VisitPane({ number, onDone }: Props) {
  const query = useAppeal(number);
  return (
    <section className="pane visit">
      <Read query={query}>{(appeal) => <Visit appeal={appeal} onDone={onDone} />}</Read>
    </section>
  );
}

function Visit({ appeal, onDone }: { appeal: Appeal; onDone: () => void }) {
  const { t } = useTranslation('visits');
  const offer = appeal.mayDo.find((one) => one.link === 'recordVisit');
  const attempts = appeal.beside.visitAttempts ?? 0;
  return (
    <>
      <h2>{t('call.title')}</h2>
      <p role="status">{attempts === 0 ? t('call.first') : t('call.attempts', { count: attempts })}</p>
      <Contact number={appeal.number} />
      {offer ? (
        <ActionForm appeal={appeal} offer={offer} onDone={onDone}>
          {(form) => <OutcomeForm {...form} />}
        </ActionForm>
      ) : (
        <Empty title={t('call.over')} how={t('call.overHow')} />
      )}
      <Script appeal={appeal} />
    </>
  );
}

/** what is said on the phone, in the order of speech */
function Script({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('visits');
  const said = useSaid();
  const { me } = useSession();
  const title = appeal.texts.find((text) => text.v === 1)?.parts.find((part) => part.name === 'title')?.text;
  const unit = appeal.orders.find((order) => order.under === null)?.unit.name;
  return (
    <section aria-label={t('script.title')}>
      <h3>{t('script.title')}</h3>
      <ol className="script">
        <li>{t('script.greeting', { city: said(me.city) })}</li>
        <li>
          {t(unit === undefined ? 'script.matter' : 'script.matterOfUnit', {
            title: title ?? t('script.untitled'),
            unit,
          })}
        </li>
        <li>{t('script.told')}</li>
        <li>{t('script.satisfied')}</li>
        <li>{t('script.opinion')}</li>
        <li>{t('script.thanks')}</li>
      </ol>
    </section>
  );
}

function OutcomeForm({ id, onWrite, send }: FormProps) {
  const { t } = useTranslation('visits');
  const { message } = App.useApp();
  const { written, write, busy, error, submit } = useSubmission<Writing>(id, NOTHING);
  const change = (next: Partial<Writing>): void => {
    onWrite();
    write({ ...written, ...next });
  };
  const save = (): void => {
    const { outcome } = written;
    if (outcome === null) return;
    submit(async (key) => {
      await send(visitBody({ ...written, outcome }), key);
      void message.success(t('call.saved', { outcome: t(`outcomes.${outcome}`) }));
    });
  };
  useKeys([
    ...OUTCOMES.map(({ code, key: letter }) => ({
      key: letter,
      words: t(`outcomes.${code}`),
      act: () => change({ outcome: code }),
    })),
    { key: 'Enter', words: t('call.save'), act: () => (written.outcome === null ? false : save()) },
  ]);
  return (
    <form
      className="schema-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Choices
        label={t('call.outcome')}
        options={OUTCOMES.map(({ code, key: letter }) => ({ code, words: t(`outcomes.${code}`), key: letter }))}
        value={written.outcome}
        change={(outcome) => change({ outcome })}
      />
      <div className="field">
        <label htmlFor="visit-opinion">{t('call.opinion')}</label>
        <Input.TextArea
          id="visit-opinion"
          maxLength={4000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={written.opinion}
          onChange={({ target }) => change({ opinion: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="visit-method">{t('call.method')}</label>
        <Select
          id="visit-method"
          aria-label={t('call.method')}
          options={METHODS.map((method) => ({ value: method, label: t(`methods.${method}`) }))}
          value={written.method}
          onChange={(method) => change({ method })}
        />
      </div>
      {error !== null && <ProblemBox error={error} />}
      <Button type="primary" htmlType="submit" loading={busy} disabled={written.outcome === null}>
        {t('call.save')}
      </Button>
    </form>
  );
}
