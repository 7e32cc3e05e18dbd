import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import { useSaid } from '../../app/language';
import { type Appeal, useAppeal } from '../../parts/appeal';
import { useInstants } from '../../parts/instants';

const MOST_CHARACTERS = 20_000;
/** parts of the first text that tell what the matter is */
const TELLING = ['title', 'message', 'time', 'place', 'person', 'cause', 'course', 'result'];

/** What the same problem was answered last time, within what this person may see. */
export function AnsweredBefore({ number }: { number: string }) {
  const { data: appeal } = useAppeal(number);
  const text = appeal ? tellingOf(appeal) : '';
  return appeal && text !== '' ? <Alike appeal={appeal} text={text} /> : null;
}

function tellingOf({ texts }: Appeal): string {
  const first = texts.find((text) => text.type === 'registered');
  const parts = (first?.parts ?? []).filter((part) => TELLING.includes(part.name));
  return parts
    .map((part) => part.text)
    .join('\n')
    .slice(0, MOST_CHARACTERS);
}

function Alike({ appeal, text }: { appeal: Appeal; text: string }) {
  const { t } = useTranslation('unit');
  const said = useSaid();
  const instant = useInstants();
  const { data, error } = useQuery({
    queryKey: ['alike', appeal.number, text],
    queryFn: () =>
      answerOf(api.POST('/api/v1/appeals/similar', { body: { text, number: appeal.number, open: false } })),
  });
  const answered = (data?.appeals ?? []).filter((one) => !one.open && one.answered !== null);
  return (
    <section className="pane answered-before" aria-label={t('before.title')}>
      <h2>{t('before.title')}</h2>
      {error !== null && <p className="quiet">{t('before.away')}</p>}
      {data && answered.length === 0 && <p className="quiet">{t('before.none')}</p>}
      {answered.map((one) => (
        <details key={one.number}>
          <summary>
            {one.title ?? t('columns.untitled', { ns: 'app' })}
            <span className="second">
              {one.number} · {said(one.stageWords)}
              {one.closedAt !== null && ` · ${instant(one.closedAt, 'day')}`}
            </span>
          </summary>
          <p className="answer-given">{one.answered}</p>
          <Link to={`/appeals/${one.number}`}>{t('before.open')}</Link>
        </details>
      ))}
    </section>
  );
}
