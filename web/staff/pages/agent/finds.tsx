import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemBox } from '../../parts/states';
import { useUnits } from '../../parts/units';
import type { Entry } from '../knowledge/entries';
import { StandingMark } from '../knowledge/standing';

interface Props {
  entries: readonly Entry[];
  /** the one that Enter takes */
  hand: number;
  /** enough was told to look for something */
  asked: boolean;
  error: unknown;
  take: (entry: Entry) => void;
  report: (about: Entry | 'missing') => void;
}

/** The entries that were found, the closest first; the one at hand with its whole answer. */
export function Finds({ entries, hand, asked, error, take, report }: Props) {
  const { t } = useTranslation('agent');
  const { nameOf } = useUnits();
  const atHand = entries[hand];
  if (error !== null && asked) return <ProblemBox error={error} />;
  return (
    <>
      <p role="status" className="quiet finds-count">
        {asked ? t('answer.found', { count: entries.length }) : t('answer.how')}
        {asked && entries.length === 0 && (
          <Button type="link" size="small" onClick={() => report('missing')}>
            {t('answer.reportMissing')}
          </Button>
        )}
      </p>
      {/* the keys are those of the box above, which names the option at hand */}
      <ul id="call-finds" role="listbox" aria-label={t('answer.finds')} className="finds" hidden={entries.length === 0}>
        {entries.map((entry, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={entry.id}
            id={`find-${entry.id}`}
            role="option"
            aria-selected={index === hand}
            aria-disabled={!entry.answerable}
            tabIndex={-1}
            onClick={() => take(entry)}
          >
            <span className="find-title">{entry.title}</span>
            <span className="second">
              <StandingMark entry={entry} />{' '}
              {t('answer.row', { version: entry.version, unit: nameOf(entry.unit), count: entry.answered })}
            </span>
            {index === hand && <span className="find-answer">{entry.answer}</span>}
          </li>
        ))}
      </ul>
      {atHand && (
        <p className="finds-more">
          <Link to={`/knowledge/${atHand.id}`} target="_blank">
            {t('answer.whole')}
          </Link>
          <Button type="link" size="small" onClick={() => report(atHand)}>
            {t('answer.reportWrong')}
          </Button>
        </p>
      )}
    </>
  );
}
