import { useState } from 'react';
import { Alert, App, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useSaid } from '../../app/language';
import { type Appeal, type Offer, useAppeal } from '../../parts/appeal';
import { Choices } from '../../parts/choices';
import { Empty, Read } from '../../parts/states';
import { useUnits } from '../../parts/units';
import { ActionForm } from '../case/action-form';

const LINKS = ['publish', 'notPublish', 'refuseNoPublication', 'withdrawPublication'] as const;

interface Props {
  number: string;
  onDone: () => void;
}

/**
 * The decision on the public copy of a result: what the appellant wants, what the unit asks for, the text with what could be masked
 * by itself, which the reviewer reads and confirms (R-DIS-04, R-DIS-08), or why it is not published.
 */
export function PublicationPane({ number, onDone }: Props) {
  const query = useAppeal(number);
  return (
    <section className="pane publication">
      <Read query={query}>{(appeal) => <Deciding appeal={appeal} onDone={onDone} />}</Read>
    </section>
  );
}

function Deciding({ appeal, onDone }: { appeal: Appeal; onDone: () => void }) {
  const { t } = useTranslation('review');
  const said = useSaid();
  const { message } = App.useApp();
  const offers = LINKS.flatMap((link) => appeal.mayDo.filter((one) => one.link === link));
  const [open, setOpen] = useState<string | null>(null);
  const shown = offers.find((one) => one.link === open) ?? offers[0];
  const done = (offer: Offer): void => {
    void message.success(t('publication.done', { action: said(offer.words) }));
    onDone();
  };
  return (
    <>
      <h2>{t('publication.title')}</h2>
      <Standing appeal={appeal} />
      {offers.length === 0 && <Empty title={t('publication.nothing')} how={t('publication.nothingHow')} />}
      {offers.length > 1 && (
        <Choices
          label={t('publication.choices')}
          options={offers.map((offer) => ({ code: offer.link, words: said(offer.words) }))}
          value={shown?.link ?? null}
          change={setOpen}
        />
      )}
      {shown && (
        <>
          <p className="quiet">{t(`publication.about.${shown.link}`)}</p>
          {shown.link === 'publish' ? (
            <Publish appeal={appeal} offer={shown} done={() => done(shown)} />
          ) : (
            <ActionForm
              key={shown.link}
              appeal={appeal}
              offer={shown}
              preset={appeal.beside.publication.askedBy === null ? {} : { reason: 'unitApplied' }}
              looksFirst
              onDone={() => done(shown)}
            />
          )}
        </>
      )}
    </>
  );
}

/** the wish, the application, and who has found another purpose */
function Standing({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('review');
  const said = useSaid();
  const { nameOf } = useUnits();
  const { publication } = appeal.beside;
  const reason = appeal.texts.findLast((text) => text.type === 'noPublicationRequested')?.parts[0]?.text;
  const grounds = appeal.texts.findLast((text) => text.type === 'noPublicationProposed')?.parts[0]?.text;
  return (
    <>
      <p>{t(`publication.wish.${publication.wish ?? 'none'}`)}</p>
      {appeal.marks['confidential'] && <Alert type="warning" title={t('publication.confidential')} />}
      {publication.askedBy !== null && (
        <Alert
          type="info"
          title={t('publication.asked', { unit: nameOf(publication.askedBy) })}
          description={reason ?? ''}
        />
      )}
      {publication.status === 'proposed' && (
        <Alert type="info" title={t('publication.proposed')} description={grounds ?? ''} />
      )}
      {publication.reasonWords && <p>{t('publication.reason', { reason: said(publication.reasonWords) })}</p>}
    </>
  );
}

/** The text as it would be read by everybody, what could be masked by itself masked: the reviewer reads it, mends it, confirms it. */
function Publish({ appeal, offer, done }: { appeal: Appeal; offer: Offer; done: () => void }) {
  const { t } = useTranslation('review');
  const { number } = appeal;
  const query = useQuery({
    queryKey: ['appeal', number, 'publicationDraft'],
    queryFn: () => answerOf(api.GET('/api/v1/appeals/{number}/publication-draft', { params: { path: { number } } })),
  });
  return (
    <Read query={query}>
      {(draft) => {
        const found = Object.entries(
          [draft.title, draft.appeal, draft.answer].reduce<Record<string, number>>((sum, part) => {
            for (const [kind, count] of Object.entries(part.found)) sum[kind] = (sum[kind] ?? 0) + count;
            return sum;
          }, {}),
        );
        return (
          <>
            <p>
              {found.length === 0
                ? t('publication.foundNothing')
                : found.map(([kind, count]) => (
                    <Tag key={kind} variant="outlined">
                      {t(`publication.kinds.${kind}`, { count })}
                    </Tag>
                  ))}
            </p>
            <p className="quiet">{t('publication.read')}</p>
            <ActionForm
              appeal={appeal}
              offer={offer}
              preset={{ title: draft.title.text, appeal: draft.appeal.text, answer: draft.answer.text }}
              looksFirst
              onDone={done}
            />
          </>
        );
      }}
    </Read>
  );
}
