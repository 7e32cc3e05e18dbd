import { useState } from 'react';
import { Button, Input, Popconfirm } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { holds, useSession } from '../../../app/me';
import { Empty, Read } from '../../../parts/states';
import { useAct } from '../act';
import { useDates } from '../dates';
import { PlainTable } from '../plain-table';
import { type Line, LineForm } from './line-form';
import '../admin.css';
import './organisation.css';

/** The lines that were merged into the platform, and the unit that each leads to (R-CHN-17, R-CHN-21). */
export function Page() {
  const { t } = useTranslation('organisation');
  const { me } = useSession();
  const [sought, setSought] = useState('');
  const [editing, setEditing] = useState<Line | 'new' | null>(null);
  const query = useQuery({
    queryKey: ['directory', sought],
    queryFn: () => answerOf(api.GET('/api/v1/directory', { params: { query: { q: sought } } })),
  });
  const canWrite = holds(me, ['administrator']);
  return (
    <div className="admin">
      <header className="admin-head">
        <h1>{t('directory.title')}</h1>
        {canWrite && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('directory.new')}
          </Button>
        )}
      </header>
      <p className="quiet">{t('directory.about')}</p>
      {editing !== null && (
        <LineForm
          key={editing === 'new' ? 'new' : editing.id}
          line={editing === 'new' ? null : editing}
          done={() => setEditing(null)}
        />
      )}
      <section className="pane">
        <Input
          type="search"
          allowClear
          className="search-box"
          aria-label={t('directory.search')}
          placeholder={t('directory.search')}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
        <Read query={query}>{({ lines }) => <Lines lines={lines} edit={canWrite ? setEditing : null} />}</Read>
      </section>
    </div>
  );
}

function Lines({ lines, edit }: { lines: readonly Line[]; edit: ((line: Line) => void) | null }) {
  const { t } = useTranslation('organisation');
  const date = useDates();
  const { run, busy, problem } = useAct([['directory']]);
  const comma = t('comma', { ns: 'app' });
  const remove = (id: string): void =>
    void run(() => answerOf(api.DELETE('/api/v1/directory/{id}', { params: { path: { id } } })));
  return (
    <>
      {problem}
      <PlainTable
        label={t('directory.title')}
        rows={lines}
        keyOf={({ id }) => id}
        empty={<Empty title={t('directory.none')} how={t('directory.noneHow')} />}
        columns={[
          { id: 'number', title: t('directory.number'), cell: (line) => <strong>{line.number}</strong> },
          { id: 'name', title: t('directory.name'), cell: (line) => line.name },
          { id: 'unit', title: t('unit'), cell: (line) => line.unitName },
          { id: 'subjects', title: t('catalogue.subjects'), cell: (line) => line.subjects.join(comma) },
          { id: 'telephones', title: t('telephones'), cell: (line) => line.telephones.join(comma) },
          {
            id: 'mergedOn',
            title: t('directory.mergedOn'),
            cell: (line) => (line.mergedOn ? date(line.mergedOn) : ''),
          },
          ...(edit
            ? [
                {
                  id: 'acts',
                  title: t('acts'),
                  cell: (line: Line) => (
                    <span className="buttons">
                      <Button size="small" onClick={() => edit(line)}>
                        {t('change')}
                      </Button>
                      <Popconfirm
                        title={t('directory.removeAsk', { number: line.number })}
                        okText={t('directory.remove')}
                        onConfirm={() => remove(line.id)}
                      >
                        <Button size="small" danger loading={busy}>
                          {t('directory.remove')}
                        </Button>
                      </Popconfirm>
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
