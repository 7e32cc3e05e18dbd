import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUnits } from '../../../parts/units';
import { Labelled } from '../labelled';
import { CATEGORIES, type Category, type ReachText } from './draft-text';

interface Props {
  value: ReachText;
  change: (value: ReachText) => void;
  kinds?: readonly ReachText['kind'][];
}

/** Whom a version is for: appeals accepted from then on, or open ones too, counted anew from their start or from now (R-SYS-19). */
export function ReachForm({ value, change, kinds = ['newOnly', 'fromStart', 'fromNow'] }: Props) {
  const { t } = useTranslation('policy');
  const { units } = useUnits();
  return (
    <fieldset className="reach">
      <legend>{t('reach.title')}</legend>
      <Radio.Group
        className="stacked"
        value={value.kind}
        onChange={({ target }) => change({ ...value, kind: target.value as ReachText['kind'] })}
      >
        {kinds.map((kind) => (
          <Radio key={kind} value={kind}>
            {t(`reach.${kind}`)}
            <span className="second">{t(`reach.${kind}How`)}</span>
          </Radio>
        ))}
      </Radio.Group>
      {value.kind !== 'newOnly' && (
        <>
          <Labelled of="reach-categories" words={t('reach.categories')}>
            <Select
              id="reach-categories"
              mode="multiple"
              placeholder={t('reach.allCategories')}
              value={[...(value.categories ?? [])]}
              options={CATEGORIES.map((one) => ({ value: one, label: t(`codes.${one}`) }))}
              onChange={(chosen: Category[]) => change({ ...value, categories: chosen.length === 0 ? null : chosen })}
            />
          </Labelled>
          <Labelled of="reach-units" words={t('reach.units')}>
            <Select
              id="reach-units"
              mode="multiple"
              placeholder={t('reach.allUnits')}
              optionFilterProp="label"
              value={[...(value.units ?? [])]}
              options={units.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(chosen: string[]) => change({ ...value, units: chosen.length === 0 ? null : chosen })}
            />
          </Labelled>
        </>
      )}
    </fieldset>
  );
}
