import { useTranslation } from 'react-i18next';
import { useInstants } from '../../parts/instants';
import { Read } from '../../parts/states';
import { useCourse } from './course';

/** The log as it is chained, event by event, for whoever audits it. */
export function RawEvents({ number }: { number: string }) {
  const { t } = useTranslation('case');
  const instant = useInstants();
  const query = useCourse(number);
  return (
    <Read query={query}>
      {(events) => (
        <ol className="raw">
          {events.map((event) => (
            <li key={event.v}>
              <details>
                <summary>
                  {event.v} · {event.type} · {instant(event.recordedAt, 'full')}
                </summary>
                <p className="whole-text quiet">{t('raw.hash', { hash: event.hash })}</p>
                <pre className="whole-text">{JSON.stringify(event.fact, null, 2)}</pre>
              </details>
            </li>
          ))}
        </ol>
      )}
    </Read>
  );
}
