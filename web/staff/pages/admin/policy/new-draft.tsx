import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../../api/client';
import { useDraft } from '../../../parts/draft';
import { useAct } from '../act';
import { DraftEditor } from './draft-editor';
import { changesOf, EMPTY, termsOf } from './draft-text';
import '../admin.css';

/** A new draft of the policy, on the newest version. It is kept on this machine until it is saved. */
export function Page() {
  const { t } = useTranslation('policy');
  const navigate = useNavigate();
  const [text, keep, forget] = useDraft('policy-new', EMPTY);
  const [key] = useState(() => crypto.randomUUID());
  const { run, busy, problem } = useAct([['policy']]);
  const save = (): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/policy-drafts', {
            params: { header: { 'Idempotency-Key': key } },
            body: { changes: changesOf(text), ...termsOf(text) },
          }),
        ),
      ({ draft }) => {
        forget();
        void navigate(`/policies/drafts/${draft.id}`);
      },
    );
  return (
    <div className="admin">
      <h1>{t('policies.new')}</h1>
      <p className="quiet">{t('editor.about')}</p>
      <DraftEditor
        text={text}
        change={keep}
        actions={({ hasError, ready }) => (
          <>
            {problem}
            {hasError && <p className="fault">{t('editor.hasError')}</p>}
            {!ready && !hasError && <p className="quiet">{t('editor.lacking')}</p>}
            <div className="buttons">
              <Button type="primary" loading={busy} disabled={!ready || hasError} onClick={save}>
                {t('editor.save')}
              </Button>
              <Button onClick={forget}>{t('editor.forget')}</Button>
            </div>
          </>
        )}
      />
    </div>
  );
}
