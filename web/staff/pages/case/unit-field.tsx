import { Button, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSaid, type Said } from '../../app/language';
import type { Choice } from '../../parts/schema-field';
import { suggestionsFor } from '../../parts/suggestions';

interface Props {
  id: string;
  value: unknown;
  change: (value: unknown) => void;
  label: Said;
  number: string;
  units: readonly Choice[];
}

/** The unit of a dispatch: found by any part of its name, or taken from what the catalogue suggests and why. */
export function UnitField({ id, value, change, label, number, units }: Props) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const { data } = useQuery(suggestionsFor(number));
  return (
    <div className="field">
      <label htmlFor={id}>{said(label)}</label>
      <Select
        id={id}
        showSearch
        allowClear
        aria-label={said(label)}
        placeholder={t('unit.search')}
        optionFilterProp="label"
        options={units.map((one) => ({ value: one.code, label: said(one.words) }))}
        value={(value ?? null) as string | null}
        onChange={change}
      />
      {data && (
        <div className="suggestions" role="group" aria-label={t('unit.suggested')}>
          {data.none && <p className="quiet">{said(data.none)}</p>}
          {data.suggestions.map((one) => (
            <div key={`${one.unit.id} ${one.duty.id}`}>
              <Button size="small" aria-pressed={value === one.unit.id} onClick={() => change(one.unit.id)}>
                {t('unit.take', { unit: one.unit.name })}
              </Button>
              <span className="second whole-text">{said(one.reason)}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
