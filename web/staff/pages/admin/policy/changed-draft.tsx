import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useDraft } from '../../../parts/draft';
import { useAct } from '../act';
import { DraftEditor } from './draft-editor';
import { changesOf, type Draft, termsOf, textOf } from './draft-text';

/** A draft that is written on. What has not been saved is kept on this machine, with the revision that it was begun on. */
export function ChangedDraft({ draft }: { draft: Draft }) {
  // a draft that somebody else saved meanwhile is another form
  return <Written key={draft.revision} draft={draft} />;
}

function Written({ draft }: { draft: Draft }) {
  const { t } = useTranslation('policy');
  const saved = textOf(draft);
  const [text, keep, forget] = useDraft(`policy-${draft.id}-${draft.revision}`, saved);
  const { run, busy, problem } = useAct([['policy']]);
  const isChanged = JSON.stringify(text) !== JSON.stringify(saved);
  const save = (): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/policy-drafts/{draft}/changes', {
            params: { path: { draft: draft.id } },
            body: {
              revision: draft.revision,
              changes: changesOf(text),
              drop: Object.keys(saved.changes).filter((field) => !Object.hasOwn(text.changes, field)),
              ...termsOf(text),
            },
          }),
        ),
      forget,
    );
  return (
    <DraftEditor
      text={text}
      change={keep}
      basedOn={draft.basedOn}
      actions={({ hasError, ready }) => (
        <>
          {problem}
          {hasError && <p className="fault">{t('editor.hasError')}</p>}
          <p className="quiet" role="status">
            {t(isChanged ? 'editor.unsaved' : 'editor.saved')}
          </p>
          <div className="buttons">
            <Button type="primary" loading={busy} disabled={!isChanged || !ready || hasError} onClick={save}>
              {t('editor.saveChanges')}
            </Button>
            <Button disabled={!isChanged} onClick={forget}>
              {t('editor.asSaved')}
            </Button>
          </div>
        </>
      )}
    />
  );
}
