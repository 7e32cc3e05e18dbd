import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import { useSaid } from '../../app/language';
import { useInstants } from '../../parts/instants';
import { Loading, ProblemBox } from '../../parts/states';
import type { Call } from './call-draft';

interface Props {
  call: Call;
  set: (part: Partial<Call>) => void;
}

/** Who calls: the number, and what this number brought before. It is asked for by Enter, because the reading is put on record. */
export function CallerPane({ call, set }: Props) {
  const { t } = useTranslation('agent');
  const [asked, setAsked] = useState<string | null>(null);
  const contact = call.contact.trim();
  const ask = (): void => {
    setAsked(contact === '' ? null : contact);
    document.getElementById('call-message')?.focus();
  };
  return (
    <div className="pane">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <div className="field">
          <label htmlFor="call-contact">{t('caller.contact')}</label>
          <Input
            id="call-contact"
            autoFocus
            inputMode="tel"
            autoComplete="off"
            maxLength={200}
            value={call.contact}
            onChange={({ target }) => set({ contact: target.value })}
          />
          <span className="second">{t('caller.contactHint')}</span>
        </div>
      </form>
      {asked !== null && asked === contact && <History contact={asked} call={call} set={set} />}
    </div>
  );
}

function History({ contact, call, set }: Props & { contact: string }) {
  const { t } = useTranslation('agent');
  const said = useSaid();
  const instant = useInstants();
  const query = useQuery({
    queryKey: ['callers', contact],
    queryFn: () => answerOf(api.POST('/api/v1/callers', { body: { contact } })),
    // a reading that is put on record is not repeated by itself
    staleTime: 'static',
    retry: false,
  });
  if (query.error) return <ProblemBox error={query.error} again={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const { appeals, more } = query.data;
  if (appeals.length === 0) return <p className="quiet below">{t('caller.first')}</p>;
  return (
    <section className="below" aria-label={t('caller.history')}>
      <h2>{t('caller.historyOf', { count: appeals.length })}</h2>
      <ul className="call-list">
        {appeals.map((one) => (
          <li key={one.number}>
            <Link to={`/appeals/${one.number}`} target="_blank">
              {one.title ?? one.number}
            </Link>
            <span className="second">
              {t('caller.row', { at: instant(one.receivedAt), stage: said(one.stageWords), number: one.number })}
            </span>
            {one.answered !== null && <span className="call-answered">{one.answered}</span>}
            {call.repeatOf === one.number ? (
              <span className="buttons">
                <Button size="small" onClick={() => set({ repeatOf: '', newFacts: false })}>
                  {t('caller.notRepeat')}
                </Button>
                <Checkbox checked={call.newFacts} onChange={({ target }) => set({ newFacts: target.checked })}>
                  {t('caller.newFacts')}
                </Checkbox>
              </span>
            ) : (
              <Button size="small" onClick={() => set({ repeatOf: one.number })}>
                {t('caller.repeat')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {more && <p className="quiet">{t('caller.more')}</p>}
    </section>
  );
}
