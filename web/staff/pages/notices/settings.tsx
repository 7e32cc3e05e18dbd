import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Radio, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { ProblemBox, Read } from '../../parts/states';
import { useSubmission } from '../../parts/submission';
import { Clock, QuietHours } from './quiet-hours';
import './notices.css';

type Settings = operations['ownNoticeSettings']['responses'][200]['content']['application/json'];
type Sent = operations['setOwnNoticeSettings']['requestBody']['content']['application/json'];

const PLACE = ['own-notice-settings'];

/** How this person is told: where, at once or once a day, and when not. */
export function Page() {
  const { t } = useTranslation('notices');
  const query = useQuery({ queryKey: PLACE, queryFn: () => answerOf(api.GET('/api/v1/me/notice-settings')) });
  return (
    <section className="settings">
      <h1>{t('settings.title')}</h1>
      <Read query={query}>{(settings) => <Form key={JSON.stringify(settings)} settings={settings} />}</Read>
    </section>
  );
}

function Form({ settings }: { settings: Settings }) {
  const { t } = useTranslation('notices');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { cityQuiet, mail, ...own } = settings;
  const { written: values, write, busy, error, submit } = useSubmission<Sent>('notice-settings', own);
  const change = (more: Partial<Sent>): void => write({ ...values, ...more });
  const save = async (): Promise<void> => {
    const email = values.email?.trim() || null;
    queries.setQueryData(PLACE, await answerOf(api.POST('/api/v1/me/notice-settings', { body: { ...values, email } })));
    void message.success(t('settings.saved'));
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
      {!mail && <Alert type="info" title={t('settings.noMail')} />}
      <div className="field">
        <label htmlFor="notice-email">{t('settings.email')}</label>
        <Input
          id="notice-email"
          type="email"
          autoComplete="email"
          value={values.email ?? ''}
          onChange={({ target }) => change({ email: target.value })}
        />
        <span className="quiet">{t('settings.emailHint')}</span>
      </div>
      <fieldset>
        <legend>{t('settings.delivery')}</legend>
        <Radio.Group
          className="stacked"
          name="delivery"
          value={values.delivery}
          onChange={({ target }) => change({ delivery: target.value as Sent['delivery'] })}
          options={(['atOnce', 'daily', 'none'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
        />
        {values.delivery === 'daily' && (
          <div className="hours">
            <span>{t('settings.digestAt')}</span>
            <Clock label={t('settings.digestAt')} value={values.digestAt} change={(digestAt) => change({ digestAt })} />
          </div>
        )}
      </fieldset>
      <QuietHours legend={t('quiet.own')} value={values.quiet} change={(quiet) => change({ quiet })} />
      {cityQuiet !== null && <p className="quiet">{t('quiet.ofCity', cityQuiet)}</p>}
      <fieldset>
        <legend>{t('settings.language')}</legend>
        <Segmented
          aria-label={t('settings.language')}
          options={[
            { value: 'zh', label: t('settings.zh') },
            { value: 'en', label: t('settings.en') },
          ]}
          value={values.language}
          onChange={(language) => change({ language: language === 'en' ? 'en' : 'zh' })}
        />
      </fieldset>
      {error !== null && <ProblemBox error={error} fieldWords={(path) => t(`settings.fields.${path.split('/')[1]}`)} />}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
