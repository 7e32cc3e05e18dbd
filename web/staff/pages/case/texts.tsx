import { useTranslation } from 'react-i18next';
import { useSaid } from '../../app/language';
import type { Appeal } from '../../parts/appeal';
import { useInstants } from '../../parts/instants';
import { Empty } from '../../parts/states';
import { Words } from './words';

/** Every text of the case that this person may read, in the order in which they were written. */
export function Texts({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const instant = useInstants();
  if (appeal.texts.length === 0) return <Empty title={t('texts.empty')} how={t('texts.emptyHow')} />;
  return (
    <ol className="texts">
      {appeal.texts.map((text) => (
        <li key={text.v}>
          <h3>
            {said(text.words)} <span className="quiet">{instant(text.at)}</span>
          </h3>
          <Words parts={text.parts} masked={text.masked} />
        </li>
      ))}
    </ol>
  );
}
