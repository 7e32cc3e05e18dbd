import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUnits } from '../../../parts/units';
import { Labelled } from '../labelled';

interface Props {
  id: string;
  value: string | null;
  change: (unit: string | null) => void;
  required?: boolean;
}

/** One of the units that have not ended. */
export function UnitChoice({ id, value, change, required = false }: Props) {
  const { t } = useTranslation('organisation');
  const { units } = useUnits();
  return (
    <Labelled of={id} words={t('unit')} required={required}>
      <Select
        id={id}
        showSearch
        allowClear
        optionFilterProp="label"
        placeholder={t('choose', { ns: 'app' })}
        value={value}
        options={units
          .filter(({ activeUntil }) => activeUntil === null)
          .map((unit) => ({ value: unit.id, label: unit.name }))}
        onChange={(chosen: string | undefined) => change(chosen ?? null)}
      />
    </Labelled>
  );
}
