import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../parts/draft';
import { ProblemBox } from '../../parts/states';
import type { Entry } from './entries';
import { useSending } from '../../parts/sending';

/** Ends an entry for good, with the reason why. */
export function RetireForm({ entry, onDone }: { entry: Entry; onDone: () => void }) {
  const { t } = useTranslation('knowledge');
  const { busy, error, sent } = useSending();
  const [reason, keep, forget] = useDraft(`knowledge-retire ${entry.id}`, '');
  const submit = async (): Promise<void> => {
    const answer = await sent(`/api/v1/knowledge/${entry.id}/retire`, { reason, basedOn: entry.newest });
    if (!answer) return;
    forget();
    onDone();
  };
  return (
    <form
      className="schema-form"
      aria-label={t('retire.open')}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && !busy) void submit();
      }}
    >
      <div className="field">
        <label htmlFor="retire-reason">{t('retire.reason')}</label>
        <Input.TextArea
          id="retire-reason"
          autoFocus
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => keep(target.value)}
        />
        <span className="second">{t('retire.how')}</span>
      </div>
      {error !== null && <ProblemBox error={error} />}
      <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>
        {t('retire.do')}
      </Button>
    </form>
  );
}
