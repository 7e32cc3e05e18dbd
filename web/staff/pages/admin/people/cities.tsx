import { useState } from 'react';
import { Button, Checkbox, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { holds, useSession } from '../../../app/me';
import { useDraft } from '../../../parts/draft';
import { Empty, Read } from '../../../parts/states';
import { useAct } from '../act';
import { fieldWordsOf } from '../field-words';
import { Labelled } from '../labelled';
import { PlainTable } from '../plain-table';
import { Secret } from './secret';
import '../admin.css';
import './people.css';

type City = operations['cities']['responses'][200]['content']['application/json']['cities'][number];
type Added = operations['addCity']['responses'][201]['content']['application/json'];

interface Text {
  pack: string;
  id: string;
  zh: string;
  en: string;
  trial: boolean;
}

const EMPTY: Text = { pack: '', id: '', zh: '', en: '', trial: false };

/** The own city and those below it: that they are there, and how many appeals they have; never an appeal of theirs. */
export function Page() {
  const { t } = useTranslation('people');
  const { me } = useSession();
  const query = useQuery({
    queryKey: ['cities', 'figures'],
    queryFn: () => answerOf(api.GET('/api/v1/cities', { params: { query: { figures: 'true' } } })),
  });
  return (
    <div className="admin">
      <h1>{t('cities.title')}</h1>
      <p className="quiet">{t('cities.about')}</p>
      <section className="pane">
        <Read query={query}>{({ cities }) => <Cities cities={cities} />}</Read>
      </section>
      {holds(me, ['administrator']) && <NewCity />}
    </div>
  );
}

function Cities({ cities }: { cities: readonly City[] }) {
  const { t, i18n } = useTranslation('people');
  const nameOf = (city: City | undefined): string => (city ? (i18n.language === 'zh' ? city.zh : city.en) : '');
  return (
    <PlainTable
      label={t('cities.title')}
      rows={cities}
      keyOf={({ id }) => id}
      empty={<Empty title={t('cities.none')} how={t('cities.noneHow')} />}
      columns={[
        {
          id: 'name',
          title: t('cities.name'),
          cell: (city) => (
            <>
              {nameOf(city)}
              <span className="second">{city.id}</span>
            </>
          ),
        },
        { id: 'pack', title: t('cities.pack'), cell: ({ pack }) => pack },
        {
          id: 'parent',
          title: t('cities.parent'),
          cell: ({ parent }) => nameOf(cities.find(({ id }) => id === parent)) || (parent ?? ''),
        },
        ...(['received', 'open', 'archived'] as const).map((figure) => ({
          id: figure,
          title: t(`cities.${figure}`),
          align: 'end' as const,
          cell: (city: City) => city.appeals?.[figure] ?? '',
        })),
      ]}
    />
  );
}

function NewCity() {
  const { t } = useTranslation('people');
  const [text, keep, forget] = useDraft('new-city', EMPTY);
  const [added, setAdded] = useState<Added | null>(null);
  const { run, busy, problem } = useAct(
    [['cities']],
    fieldWordsOf({
      pack: t('cities.fields.pack'),
      id: t('cities.fields.id'),
      zh: t('cities.fields.zh'),
      en: t('cities.fields.en'),
    }),
  );
  const put = (part: Partial<Text>): void => keep({ ...text, ...part });
  const add = (): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/cities', {
            body: {
              pack: text.pack.trim(),
              trial: text.trial,
              ...(text.id.trim() === '' ? {} : { id: text.id.trim() }),
              ...(text.zh.trim() === '' ? {} : { zh: text.zh.trim() }),
              ...(text.en.trim() === '' ? {} : { en: text.en.trim() }),
            },
          }),
        ),
      (answer) => {
        forget();
        setAdded(answer);
      },
    );
  if (added) return <Shown added={added} close={() => setAdded(null)} />;
  return (
    <details className="pane" open={text.pack !== ''}>
      <summary>{t('cities.add')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {(['pack', 'id', 'zh', 'en'] as const).map((part) => (
          <Labelled
            key={part}
            of={`city-${part}`}
            words={t(`cities.fields.${part}`)}
            required={part === 'pack'}
            hint={t(`cities.hints.${part}`)}
          >
            <Input
              id={`city-${part}`}
              maxLength={part === 'pack' || part === 'id' ? 40 : 60}
              value={text[part]}
              onChange={({ target }) => put({ [part]: target.value })}
            />
          </Labelled>
        ))}
        <Checkbox checked={text.trial} onChange={({ target }) => put({ trial: target.checked })}>
          {t('cities.trial')}
        </Checkbox>
        {problem}
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={busy} disabled={text.pack.trim() === ''}>
            {t('cities.add')}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Shown({ added, close }: { added: Added; close: () => void }) {
  const { t } = useTranslation('people');
  const signIns = added.accounts.map(({ login, password }) => `${login} ${password}`);
  return (
    <Secret
      title={t('cities.added', { name: added.city.zh })}
      secret={[...signIns, `${t('cities.operatorToken')} ${added.operatorToken}`].join('\n')}
      how={t('cities.addedHow')}
      close={close}
    />
  );
}
