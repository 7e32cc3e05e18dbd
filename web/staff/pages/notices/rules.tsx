import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { ProblemBox, Read } from '../../parts/states';
import { useSubmission } from '../../parts/submission';
import { QuietHours } from './quiet-hours';
import './notices.css';

type Rules = operations['cityNoticeRules']['responses'][200]['content']['application/json'];
type Sent = operations['setCityNoticeRules']['requestBody']['content']['application/json'];

const PLACE = ['city-notice-rules'];

/** What the city has settled about notices: quiet hours, whether appellants are told, another system that is told. */
export function Page() {
  const { t } = useTranslation('notices');
  const [saved, setSaved] = useState<Saved>(null);
  const query = useQuery({ queryKey: PLACE, queryFn: () => answerOf(api.GET('/api/v1/city/notice-rules')) });
  return (
    <section className="settings">
      <h1>{t('rules.title')}</h1>
      <Read query={query}>
        {(rules) => <Form key={JSON.stringify(rules)} rules={rules} saved={saved} setSaved={setSaved} />}
      </Read>
    </section>
  );
}

/** what the last saving answered; null: nothing was saved since */
type Saved = { secret: string | null } | null;

function Form({ rules, saved, setSaved }: { rules: Rules; saved: Saved; setSaved: (saved: Saved) => void }) {
  const { t } = useTranslation('notices');
  const queries = useQueryClient();
  const { mail, webhookOrigins, ...own } = rules;
  const { written: values, write, busy, error, submit } = useSubmission<Sent>('notice-rules', own);
  const change = (more: Partial<Sent>): void => {
    // a secret is answered this once: writing on does not take it from the page
    if (saved?.secret === null) setSaved(null);
    write({ ...values, ...more });
  };
  const save = async (): Promise<void> => {
    const webhook = values.webhook?.trim() || null;
    const { secret, ...now } = await answerOf(api.POST('/api/v1/city/notice-rules', { body: { ...values, webhook } }));
    queries.setQueryData(PLACE, now);
    setSaved({ secret });
  };
  return (
    <form
      className="pane"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(save);
      }}
    >
      {mail === null ? (
        <Alert type="warning" title={t('rules.noMail')} description={t('rules.noMailHow')} />
      ) : (
        <p>{t('rules.from', { from: mail.from })}</p>
      )}
      <QuietHours legend={t('quiet.city')} value={values.quiet} change={(quiet) => change({ quiet })} />
      <fieldset>
        <legend>{t('rules.appellants')}</legend>
        <Checkbox checked={values.appellants} onChange={({ target }) => change({ appellants: target.checked })}>
          {t('rules.appellantsTold')}
        </Checkbox>
        <p className="quiet">{t('rules.appellantsHint')}</p>
      </fieldset>
      <div className="field">
        <label htmlFor="notice-webhook">{t('rules.webhook')}</label>
        <Input
          id="notice-webhook"
          type="url"
          disabled={webhookOrigins.length === 0}
          placeholder={webhookOrigins[0] ?? ''}
          value={values.webhook ?? ''}
          onChange={({ target }) => change({ webhook: target.value })}
        />
        <span className="quiet">
          {webhookOrigins.length === 0
            ? t('rules.noOrigins')
            : t('rules.origins', { origins: webhookOrigins.join(t('comma', { ns: 'app' })) })}
        </span>
      </div>
      {error !== null && <ProblemBox error={error} fieldWords={(path) => t(`rules.fields.${path.split('/')[1]}`)} />}
      {saved && (
        <Alert
          type="success"
          role="status"
          title={t('rules.saved')}
          description={
            saved.secret !== null && (
              <>
                {t('rules.secret')} <code className="secret">{saved.secret}</code>
              </>
            )
          }
        />
      )}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
