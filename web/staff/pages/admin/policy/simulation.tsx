import { Alert, Button, Progress, Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { holds, useSession } from '../../../app/me';
import { Empty, Read } from '../../../parts/states';
import { useAct } from '../act';
import { SimulationCharts } from './simulation-charts';
import { SimulationRows } from './simulation-rows';
import { isUnderWay, useTried } from './simulations';
import { useDates } from '../dates';
import '../admin.css';

export type Tried = operations['simulation']['responses'][200]['content']['application/json'];
export type Clocks = NonNullable<Tried['result']>['clocks'];
export type Clock = 'dispatch' | 'sign' | 'handle';

const LOOK_AGAIN_MS = 1_000;

/** A simulation: how far it is; then what the draft would have meant, clock by clock, each number with the list behind it. */
export function Page() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['simulations', id],
    queryFn: () => answerOf(api.GET('/api/v1/simulations/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  });
  return (
    <div className="admin">
      <Read query={query}>{(simulation) => <One simulation={simulation} />}</Read>
    </div>
  );
}

function One({ simulation }: { simulation: Tried }) {
  const { t } = useTranslation('policy');
  const date = useDates();
  const tried = useTried();
  const { from, to, inForce } = simulation;
  return (
    <>
      <h1>{t('simulation.title', { tried: tried(simulation) })}</h1>
      <p className="quiet">{t('simulation.line', { from: date(from), to: date(to), version: inForce })}</p>
      {isUnderWay(simulation) && <UnderWay simulation={simulation} />}
      {simulation.status === 'failed' && (
        <Alert type="error" role="alert" title={t('simulation.failed')} description={simulation.fault} />
      )}
      {simulation.status === 'cancelled' && (
        <Empty title={t('simulation.cancelled')} how={t('simulation.cancelledHow')} />
      )}
      {simulation.result && <Result id={simulation.id} result={simulation.result} />}
    </>
  );
}

function UnderWay({ simulation }: { simulation: Tried }) {
  const { t } = useTranslation('policy');
  const { me } = useSession();
  const { run, busy, problem } = useAct([['simulations']]);
  const { done, of } = simulation.progress;
  return (
    <section className="pane" aria-live="polite">
      <p>{t(simulation.status === 'ordered' ? 'simulation.waiting' : 'simulation.running', { done, of: of ?? '…' })}</p>
      <Progress percent={of ? Math.floor((done / of) * 100) : 0} aria-label={t('simulation.progress')} />
      {problem}
      {holds(me, ['administrator']) && (
        <Button
          loading={busy}
          onClick={() =>
            void run(() =>
              answerOf(api.POST('/api/v1/simulations/{id}/cancel', { params: { path: { id: simulation.id } } })),
            )
          }
        >
          {t('simulation.cancel')}
        </Button>
      )}
    </section>
  );
}

function Result({ id, result }: { id: string; result: NonNullable<Tried['result']> }) {
  const { t, i18n } = useTranslation('policy');
  const [search, setSearch] = useSearchParams();
  const clocks = (Object.keys(result.clocks) as Clock[]).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const asked = search.get('clock');
  const clock = clocks.find((one) => one === asked) ?? clocks[0];
  const counts = clock && result.clocks[clock];
  if (!clock || !counts) return <Empty title={t('simulation.nothing')} how={t('simulation.nothingHow')} />;
  return (
    <>
      <Segmented
        aria-label={t('simulation.clock')}
        value={clock}
        options={clocks.map((one) => ({ value: one, label: t(`clocks.${one}`) }))}
        onChange={(one) => setSearch({ clock: one }, { replace: true })}
      />
      <SimulationCharts counts={counts} linkTo={(number, at) => linkOf(clock, number, at)} />
      {search.get('number') !== null && (
        <SimulationRows
          id={id}
          clock={clock}
          number={search.get('number') ?? 'tried'}
          category={search.get('category')}
          unit={search.get('unit')}
        />
      )}
      {result.untried.length > 0 && (
        <section className="pane">
          <h2>{t('simulation.untried')}</h2>
          <ul>
            {result.untried.map(({ why, words, count }) => (
              <li key={why}>
                {t('simulation.untriedOne', { count, why: i18n.language === 'zh' ? words.zh : words.en })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const ORDER: readonly Clock[] = ['handle', 'sign', 'dispatch'];

/** the list behind a number, as a part of this page's address */
function linkOf(clock: Clock, number: string, { category, unit }: { category?: string; unit?: string }): string {
  const search = new URLSearchParams({ clock, number });
  if (category !== undefined) search.set('category', category);
  if (unit !== undefined) search.set('unit', unit);
  return `?${search.toString()}`;
}
