import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../app/language';
import { PlainTable } from '../plain-table';
import { ProvenanceTag, Source, useValueWords } from './standing-words';
import { type LimitClause } from './use-fields';
import { LimitInput } from './value-input';

const UNITS = ['minutes', 'hours', 'workingHours', 'workingDays', 'calendarDays', 'sameDay'];

interface Props {
  limits: readonly LimitClause[];
  changes: Readonly<Record<string, unknown>>;
  change: (changes: Readonly<Record<string, unknown>>) => void;
}

/** The limits as an easy table: what stands now, beside it what the draft makes of it. The categories' own come first. */
export function LimitsTable({ limits, changes, change }: Props) {
  const { t } = useTranslation('policy');
  const { language } = useLanguage();
  const say = useValueWords();
  const ordered = [...limits].sort((a, b) => rankOf(a.field) - rankOf(b.field));
  return (
    <PlainTable
      label={t('limits.title')}
      rows={ordered}
      keyOf={(one) => one.field}
      empty={null}
      columns={[
        {
          id: 'limit',
          title: t('limits.limit'),
          cell: (one) => (
            <>
              {one[language]}
              <Source rules={one.rules} text={one.text} />
            </>
          ),
        },
        {
          id: 'now',
          title: t('limits.now'),
          cell: (one) => (
            <>
              {one.value === null ? t('noNumber') : say({ value: one.value, unit: one.unit })}{' '}
              <ProvenanceTag of={one.provenance} />
            </>
          ),
        },
        {
          id: 'draft',
          title: t('limits.draft'),
          cell: (one) => (
            <LimitInput
              id={`limit-${one.field.replaceAll('.', '-')}`}
              label={t('limits.inDraft', { words: one[language] })}
              units={UNITS}
              value={inDraft(one, changes)}
              change={(value) => change(changedLimit(one, changes, value as Stated | null))}
            />
          ),
        },
      ]}
    />
  );
}

interface Stated {
  value: number;
  unit: string;
}

const FIRST = ['timeLimits.', 'dispatchLimit', 'signLimit', 'contactLimit', 'returnLimit', 'urgentRule', 'extension'];
const rankOf = (field: string): number => {
  const at = FIRST.findIndex((start) => field.startsWith(start));
  return at < 0 ? FIRST.length : at;
};

function inDraft({ field, value, unit }: LimitClause, changes: Props['changes']): unknown {
  if (Object.hasOwn(changes, field)) return changes[field];
  return { value: changes[`${field}.value`] ?? value, unit: changes[`${field}.unit`] ?? unit };
}

/** a clause that stands keeps its other parts; one that is silent is given as a whole; what is as before is no change */
function changedLimit(one: LimitClause, changes: Props['changes'], next: Stated | null): Props['changes'] {
  const { field, value, unit, stands } = one;
  const left = Object.fromEntries(
    Object.entries(changes).filter(([name]) => name !== field && name !== `${field}.value` && name !== `${field}.unit`),
  );
  if (next === null) return value === null ? left : { ...left, [field]: null };
  if (!stands) return next.value === value && next.unit === unit ? left : { ...left, [field]: next };
  return {
    ...left,
    ...(next.value === value ? {} : { [`${field}.value`]: next.value }),
    ...(next.unit === unit ? {} : { [`${field}.unit`]: next.unit }),
  };
}
