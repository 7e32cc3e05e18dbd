import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUnits } from '../../../parts/units';
import { InstantPicker } from '../../../parts/instant-picker';
import { Labelled } from '../labelled';
import type { StopText } from './local-text';

const NEW: StopText = { name: '', reason: '', decree: '', clocks: null, units: null, from: null, to: null };

interface Props {
  entries: readonly StopText[];
  change: (entries: readonly StopText[]) => void;
}

/** Emergency suspensions: which clocks stand still, for whom, from when to when, why, and under which decree (R-SYS-18). */
export function Stops({ entries, change }: Props) {
  const { t } = useTranslation('calendar');
  const { units } = useUnits();
  const clocks = Object.entries(t('clocks', { returnObjects: true }) as Record<string, string>);
  const put = (at: number, part: Partial<StopText>): void =>
    change(entries.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="reach">
      <legend>{t('stops.title')}</legend>
      <p className="quiet">{t('stops.about')}</p>
      <ul className="entries">
        {entries.map((one, at) => (
          <li key={at}>
            {(['name', 'decree', 'reason'] as const).map((part) => (
              <div key={part} className="wide">
                <Labelled of={`stop-${part}-${at}`} words={t(`stops.${part}`)} required>
                  <Input
                    id={`stop-${part}-${at}`}
                    maxLength={part === 'reason' ? 500 : 60}
                    value={one[part]}
                    onChange={({ target }) => put(at, { [part]: target.value })}
                  />
                </Labelled>
              </div>
            ))}
            {(['from', 'to'] as const).map((end) => (
              <Labelled key={end} of={`stop-${end}-${at}`} words={t(`stops.${end}`)} required>
                <InstantPicker
                  id={`stop-${end}-${at}`}
                  value={one[end]}
                  change={(instant) => put(at, { [end]: instant })}
                />
              </Labelled>
            ))}
            <div className="wide">
              <Labelled of={`stop-clocks-${at}`} words={t('stops.clocks')} hint={t('stops.clocksHint')}>
                <Select
                  id={`stop-clocks-${at}`}
                  mode="multiple"
                  optionFilterProp="label"
                  placeholder={t('stops.allClocks')}
                  value={[...(one.clocks ?? [])]}
                  options={clocks.map(([value, label]) => ({ value, label }))}
                  onChange={(clocks: string[]) => put(at, { clocks: clocks.length === 0 ? null : clocks })}
                />
              </Labelled>
            </div>
            <div className="wide">
              <Labelled of={`stop-units-${at}`} words={t('stops.units')}>
                <Select
                  id={`stop-units-${at}`}
                  mode="multiple"
                  optionFilterProp="label"
                  placeholder={t('stops.allUnits')}
                  value={[...(one.units ?? [])]}
                  options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
                  onChange={(chosen: string[]) => put(at, { units: chosen.length === 0 ? null : chosen })}
                />
              </Labelled>
            </div>
            <Button onClick={() => change(entries.filter((_one, i) => i !== at))}>{t('local.remove')}</Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => change([...entries, NEW])}>{t('stops.add')}</Button>
    </fieldset>
  );
}
