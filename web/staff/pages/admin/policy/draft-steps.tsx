import { useState } from 'react';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useAct } from '../act';
import { AskReason } from '../ask-reason';
import { InstantPicker } from '../../../parts/instant-picker';
import { Labelled } from '../labelled';
import type { Draft } from './draft-text';

/** What may be done with a draft now: submitted, approved, rejected, withdrawn, moved onto the newest version (R-SYS-01, R-SYS-02). */
export function DraftSteps({ draft, byAnother }: { draft: Draft; byAnother: boolean }) {
  const { t } = useTranslation('policy');
  const { run, busy, problem } = useAct([['policy'], ['rollouts']]);
  const params = { path: { draft: draft.id } };
  const { revision } = draft;
  const step = (at: 'submission' | 'rebase'): void =>
    void run(() => answerOf(api.POST(`/api/v1/policy-drafts/{draft}/${at}`, { params, body: { revision } })));
  const withReason =
    (at: 'rejection' | 'withdrawal') =>
    (reason: string): Promise<boolean> =>
      run(() => answerOf(api.POST(`/api/v1/policy-drafts/{draft}/${at}`, { params, body: { revision, reason } })));
  const isOver = draft.status === 'approved' || draft.status === 'withdrawn';
  if (isOver) return null;
  return (
    <div className="draft-steps">
      <div className="buttons">
        {draft.status === 'draft' && (
          <Button type="primary" loading={busy} onClick={() => step('submission')}>
            {t('steps.submit')}
          </Button>
        )}
        {draft.status === 'submitted' && (
          <>
            <Approval
              draft={draft}
              byAnother={byAnother}
              busy={busy}
              approve={(effectiveFrom) =>
                run(() =>
                  answerOf(
                    api.POST('/api/v1/policy-drafts/{draft}/approval', {
                      params,
                      body: { revision, ...(effectiveFrom === null ? {} : { effectiveFrom }) },
                    }),
                  ),
                )
              }
            />
            <AskReason
              words={t('steps.reject')}
              explained={t('steps.rejectHow')}
              busy={busy}
              act={withReason('rejection')}
            />
          </>
        )}
        {draft.status !== 'submitted' && (
          <Button loading={busy} onClick={() => step('rebase')}>
            {t('steps.rebase')}
          </Button>
        )}
        <AskReason
          words={t('steps.withdraw')}
          explained={t('steps.withdrawHow')}
          danger
          busy={busy}
          act={withReason('withdrawal')}
        />
      </div>
      {problem}
    </div>
  );
}

interface ApprovalProps {
  draft: Draft;
  /** it is for somebody else to approve */
  byAnother: boolean;
  busy: boolean;
  approve: (effectiveFrom: string | null) => Promise<boolean>;
}

/** A version never changes again: whoever approves it says from when it holds. */
function Approval({ draft, byAnother, busy, approve }: ApprovalProps) {
  const { t } = useTranslation('policy');
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(draft.effectiveFrom);
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <form
          className="ask-reason"
          onSubmit={(event) => {
            event.preventDefault();
            void approve(from).then(() => setOpen(false));
          }}
        >
          <p>{t('steps.approveHow')}</p>
          <p>{t(`reach.${draft.reach.kind}How`)}</p>
          <Labelled of="approve-from" words={t('version.from')} hint={t('steps.fromHint')}>
            <InstantPicker id="approve-from" value={from} change={setFrom} />
          </Labelled>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('steps.approve')}
          </Button>
        </form>
      }
    >
      <Button type={byAnother ? 'default' : 'primary'}>{t('steps.approveAsk')}</Button>
    </Popover>
  );
}
