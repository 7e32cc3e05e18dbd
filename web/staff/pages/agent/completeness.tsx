import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type Call, missing } from './call-draft';
import type { CityPolicy } from './policy';

/** How much of the record that the city asks for is there, and what is not. */
export function Completeness({ call, policy }: { call: Call; policy: CityPolicy }) {
  const { t } = useTranslation(['agent', 'terms']);
  const all = policy.elements.length;
  if (all === 0) return null;
  const lacks = missing(call, policy);
  const there = all - lacks.length;
  const names = lacks.map((name) => t(`elements.${name}`, { ns: 'terms' })).join(t('comma', { ns: 'app' }));
  const words = lacks.length === 0 ? t('record.whole') : t('record.lacks', { names });
  return (
    <div className="completeness">
      <span
        className="completeness-bar"
        role="progressbar"
        aria-label={t('record.completeness')}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={there}
        aria-valuetext={t('record.of', { there, all })}
      >
        {policy.elements.map((name) => (
          <span key={name} className={lacks.includes(name) ? 'open' : 'there'} />
        ))}
      </span>
      <span className={lacks.length === 0 ? undefined : 'quiet'}>
        {lacks.length === 0 ? <CheckCircleOutlined aria-hidden /> : <MinusCircleOutlined aria-hidden />}{' '}
        {t('record.of', { there, all })} {words}
      </span>
    </div>
  );
}
