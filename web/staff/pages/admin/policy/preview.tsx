import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { operations } from '../../../api/schema';
import { Empty } from '../../../parts/states';
import { useUnits } from '../../../parts/units';
import { useDueInstants } from '../../../parts/instants';
import { PlainTable } from '../plain-table';

type Preview = operations['previewRollout']['responses'][200]['content']['application/json'];

/** What a change would do to the open appeals: how many due dates move and where, and the first of them. Nothing is written. */
export function PreviewView({ preview }: { preview: Preview }) {
  const { t } = useTranslation('policy');
  const { nameOf } = useUnits();
  const due = useDueInstants();
  const { open, reached, moved, earlier, later, atOnce, other } = preview;
  return (
    <div className="policy-preview">
      <p role="status">
        <strong>{t('preview.sentence', { reached, moved, earlier, later })}</strong>{' '}
        <span className="quiet">{t('preview.open', { open })}</span>
      </p>
      {atOnce > 0 && <p className="warning">{t('preview.atOnce', { count: atOnce })}</p>}
      {other > 0 && <p>{t('preview.other', { count: other })}</p>}
      <div className="side-by-side">
        <Counted title={t('byCategory')} counts={preview.byCategory} words={(code) => t(`codes.${code}`)} />
        <Counted title={t('byUnit')} counts={preview.byUnit} words={nameOf} />
      </div>
      {preview.first.length > 0 && <h3>{t('preview.first', { count: preview.first.length })}</h3>}
      <PlainTable
        label={t('preview.list')}
        rows={preview.first}
        keyOf={(one) => `${one.number} ${one.unit ?? ''}`}
        empty={moved === 0 ? <Empty title={t('preview.none')} how={t('preview.noneHow')} /> : null}
        columns={[
          {
            id: 'number',
            title: t('appeal'),
            cell: ({ number }) => <Link to={`/appeals/${number}`}>{number}</Link>,
          },
          { id: 'category', title: t('category'), cell: ({ category }) => (category ? t(`codes.${category}`) : '') },
          { id: 'unit', title: t('unit'), cell: ({ unit }) => nameOf(unit) },
          { id: 'was', title: t('preview.was'), cell: ({ dueWas }) => (dueWas ? due(dueWas) : t('noLimit')) },
          { id: 'is', title: t('preview.is'), cell: ({ dueIs }) => (dueIs ? due(dueIs) : t('noLimit')) },
        ]}
      />
    </div>
  );
}

interface CountedProps {
  title: string;
  counts: Readonly<Record<string, number>>;
  words: (code: string) => string;
}

function Counted({ title, counts, words }: CountedProps) {
  const { t } = useTranslation('policy');
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return null;
  return (
    <PlainTable
      label={title}
      rows={rows}
      keyOf={([code]) => code}
      empty={null}
      columns={[
        { id: 'of', title, cell: ([code]) => words(code) },
        { id: 'count', title: t('preview.movedDates'), align: 'end', cell: ([, count]) => count },
      ]}
    />
  );
}
