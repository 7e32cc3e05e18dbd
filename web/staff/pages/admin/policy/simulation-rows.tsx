import { useEffect, useRef } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useDueInstants, useInstants } from '../../../parts/instants';
import { usePaged } from '../../../parts/paged';
import { Empty } from '../../../parts/states';
import { useUnits } from '../../../parts/units';
import { PagedPlainTable } from '../paged-plain-table';
import type { Clock } from './simulation';

type Query = NonNullable<operations['simulationRows']['parameters']['query']>;

interface Props {
  id: string;
  clock: Clock;
  number: string;
  category: string | null;
  unit: string | null;
}

/** The duties that one number of a simulation counts. */
export function SimulationRows({ id, clock, number, category, unit }: Props) {
  const { t } = useTranslation('policy');
  const { nameOf } = useUnits();
  const instant = useInstants();
  const due = useDueInstants();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const list = usePaged(['simulations', id, 'rows', clock, number, category, unit], (cursor) => {
    const query = {
      clock,
      number,
      ...(category === null ? {} : { category }),
      ...(unit === null ? {} : { unit }),
      ...(cursor === null ? {} : { cursor }),
    } as Query;
    return answerOf(api.GET('/api/v1/simulations/{id}/rows', { params: { path: { id }, query } }));
  });
  const place = search.toString();
  useEffect(() => heading.current?.focus(), [place]);
  const name = number.replace('.', '_');
  const of = [category !== null && t(`codes.${category}`), unit !== null && nameOf(unit)].filter(Boolean);
  return (
    <section className="pane" aria-labelledby="rows-of">
      <div className="admin-head">
        <h2 id="rows-of" ref={heading} tabIndex={-1}>
          {[t(`clocks.${clock}`), t(`numbers.${name}`), ...of].join(t('comma', { ns: 'app' }))}
        </h2>
        <Button onClick={() => void navigate(`?clock=${clock}`)}>{t('rows.close')}</Button>
      </div>
      <PagedPlainTable
        label={t(`numbers.${name}`)}
        list={list}
        keyOf={(row) => `${row.number} ${row.order ?? ''}`}
        empty={<Empty title={t('rows.none')} how={t('rows.noneHow')} />}
        columns={[
          { id: 'number', title: t('appeal'), cell: (row) => <Link to={`/appeals/${row.number}`}>{row.number}</Link> },
          { id: 'category', title: t('category'), cell: (row) => (row.category ? t(`codes.${row.category}`) : '') },
          { id: 'unit', title: t('unit'), cell: (row) => nameOf(row.unit) },
          {
            id: 'was',
            title: t('rows.dueWas'),
            cell: (row) => (row.inForce.dueAt ? due(row.inForce.dueAt) : t('noLimit')),
          },
          {
            id: 'would',
            title: t('rows.dueWould'),
            cell: (row) => (row.draft.dueAt ? due(row.draft.dueAt) : t('noLimit')),
          },
          {
            id: 'moved',
            title: t('rows.movedBy'),
            align: 'end',
            cell: (row) => (row.movedBy === null ? '' : row.movedBy > 0 ? `+${row.movedBy}` : row.movedBy),
          },
          { id: 'met', title: t('rows.metAt'), cell: (row) => (row.metAt ? instant(row.metAt) : t('rows.open')) },
        ]}
      />
    </section>
  );
}
