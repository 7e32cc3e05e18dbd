import { Suspense, lazy } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useSaid } from '../../app/language';
import type { Appeal } from '../../parts/appeal';
import { useInstants } from '../../parts/instants';
import { Loading, Read } from '../../parts/states';

const Diagram = lazy(async () => ({ default: (await import('./diagram')).Diagram }));

/** The loop as a picture, with the way that this appeal has gone and where it stands; beside it the same in words. */
export function Picture({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const { number } = appeal;
  const query = useQuery({
    queryKey: ['appeal', number, 'picture'],
    queryFn: () => answerOf(api.GET('/api/v1/appeals/{number}/picture', { params: { path: { number } } })),
  });
  return (
    <div className="picture">
      <Steps appeal={appeal} />
      <p className="quiet">{t('picture.legend')}</p>
      <Read query={query}>
        {(picture) => (
          <Suspense fallback={<Loading />}>
            <Diagram
              xml={picture.xml}
              passed={picture.passed}
              here={picture.here}
              label={t('picture.label', { number })}
            />
          </Suspense>
        )}
      </Read>
    </div>
  );
}

/** the links of the city's loop in its own words, passed or not */
function Steps({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const instant = useInstants();
  return (
    <ol className="steps" aria-label={t('picture.steps')}>
      {appeal.procedure.map((step) => (
        <li key={step.step} className={step.at === null ? '' : 'passed'}>
          <span aria-hidden>{step.at === null ? '○' : '●'}</span> {step.name ?? said(step.words)}
          <span className="second">
            {step.at === null
              ? t('picture.notYet')
              : [instant(step.at), step.role ? said(step.role) : t('course.byClock')].join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  );
}
