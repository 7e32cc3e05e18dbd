import { AlertOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Call, toldIn } from './call-draft';
import { type CityPolicy, emergencyLinesOf, partnersOf } from './policy';
import type { Ending } from './taking';

interface Props {
  call: Call;
  policy: CityPolicy;
  busy: boolean;
  end: (ending: Ending) => void;
}

/**
 * Danger to life or property stands in what is told: the caller goes to the emergency line first, and what lacks in the record is
 * asked for later (R-EMG-05, R-EMG-08). By one key where the city's telephone has it; else the caller is told the number.
 */
export function Danger({ call, policy, busy, end }: Props) {
  const { t } = useTranslation('agent');
  const told = toldIn(call).toLowerCase();
  const found = policy.dangerWords.filter((sign) => told.includes(sign));
  if (found.length === 0) return null;
  const partners = partnersOf(policy);
  const ways: readonly { line: string; ending: Ending }[] =
    partners === null
      ? emergencyLinesOf(policy).map(({ line, reason }) => ({ line, ending: { is: 'declined', line, reason } }))
      : partners.map((line) => ({ line, ending: { is: 'transferred', line } }));
  return (
    <div className="danger" role="alert">
      <p>
        <AlertOutlined aria-hidden />{' '}
        <strong>{t('danger.title', { found: found.join(t('comma', { ns: 'app' })) })}</strong>{' '}
        {t(partners === null ? 'danger.tell' : 'danger.put')}
      </p>
      <div className="buttons">
        {ways.map(({ line, ending }) => (
          <Button key={line} danger disabled={busy} onClick={() => end(ending)}>
            {t(partners === null ? 'danger.dial' : 'endings.transfer', { line })}
          </Button>
        ))}
      </div>
    </div>
  );
}
