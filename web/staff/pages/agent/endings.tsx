import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keys';
import { type Call, toldIn } from './call-draft';
import { type CityPolicy, partnersOf, processesBy } from './policy';
import type { Ending } from './taking';

interface Props {
  call: Call;
  set: (part: Partial<Call>) => void;
  policy: CityPolicy;
  busy: boolean;
  end: (ending: Ending) => void;
}

const REASON = 'call-reason';

/** Where a call goes that is not answered at once: taken on, put through, or not accepted, with the words to say. */
export function Endings({ call, set, policy, busy, end }: Props) {
  const { t } = useTranslation('agent');
  const partners = partnersOf(policy) ?? [];
  // the appeal closes with the transfer: nothing can be added to the record afterwards
  const isTold = toldIn(call) !== '';
  return (
    <section className="pane endings" aria-label={t('endings.title')}>
      <h2>{t('endings.title')}</h2>
      <div className="buttons">
        <Button disabled={busy} onClick={() => end({ is: 'accepted' })}>
          {t('endings.accept')} <kbd>{'F8'}</kbd>
        </Button>
        {processesBy(policy, 'directHandling') && (
          <Button disabled={busy} onClick={() => end({ is: 'threeWay' })}>
            {t('endings.threeWay')}
          </Button>
        )}
        {partners.map((line) => (
          <Button key={line} disabled={busy || !isTold} onClick={() => end({ is: 'transferred', line })}>
            {t('endings.transfer', { line })}
          </Button>
        ))}
      </div>
      {partners.length > 0 && !isTold && <p className="quiet">{t('endings.transferHow')}</p>}
      {policy.nonAcceptanceReasons.length > 0 && (
        <Decline call={call} set={set} policy={policy} busy={busy} end={end} />
      )}
    </section>
  );
}

/** Not accepted: the city's grounds, the words to say to the caller, and an explanation where the ground needs one. */
function Decline({ call, set, policy, busy, end }: Props) {
  const { t } = useTranslation('agent');
  const [open, setOpen] = useState(call.reason !== '');
  useKeys([
    {
      key: 'F9',
      words: t('decline.title'),
      inFields: true,
      act: () => {
        setOpen(true);
        requestAnimationFrame(() => document.getElementById(REASON)?.focus());
      },
    },
  ]);
  const reason = policy.nonAcceptanceReasons.find((one) => one.code === call.reason);
  const lines = reason?.lines ?? [];
  const isReady = reason !== undefined && !busy && (!reason.needsText || call.explanation.trim() !== '');
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('decline.title')} <kbd>{'F9'}</kbd>
      </summary>
      <div className="schema-form below">
        <div className="field">
          <label htmlFor={REASON}>{t('decline.reason')}</label>
          <Select
            id={REASON}
            showSearch
            optionFilterProp="label"
            options={policy.nonAcceptanceReasons.map(({ code, text }) => ({ value: code, label: text }))}
            value={call.reason || null}
            onChange={(code: string) => set({ reason: code })}
          />
        </div>
        {reason && (
          <p className="say" role="note">
            <strong>{t('say')}</strong> {t('decline.say', { reason: reason.text })}
          </p>
        )}
        <div className="field">
          <label htmlFor="call-explanation">
            {t(reason?.needsText ? 'decline.explanationNeeded' : 'decline.explanation')}
          </label>
          <Input.TextArea
            id="call-explanation"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={call.explanation}
            onChange={({ target }) => set({ explanation: target.value })}
          />
        </div>
        <div className="buttons">
          {lines.length === 0 ? (
            <Button disabled={!isReady} onClick={() => end({ is: 'declined' })}>
              {t('decline.do')}
            </Button>
          ) : (
            lines.map((line) => (
              <Button key={line} disabled={!isReady} onClick={() => end({ is: 'declined', line })}>
                {t('decline.sendTo', { line })}
              </Button>
            ))
          )}
        </div>
      </div>
    </details>
  );
}
