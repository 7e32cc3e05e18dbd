import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSaid } from '../../../app/language';
import { useDraft } from '../../../parts/draft';
import { useAct } from '../act';
import { useDates } from '../dates';
import { EndUnit } from './end-unit';
import { listOf, type Unit } from './org';
import { UnitFields, type UnitText, useUnitFieldWords } from './unit-fields';

interface Props {
  unit: Unit;
  units: readonly Unit[];
  canWrite: boolean;
}

const textOf = (unit: Unit): UnitText => ({
  id: unit.id,
  name: unit.name,
  nameEn: unit.nameEn ?? '',
  kind: unit.kind,
  parent: unit.parent ?? '',
  telephones: unit.telephones.join('、'),
});

/** One unit: what it is, changed or moved in the tree, or ended with a successor. */
export function OneUnit({ unit, units, canWrite }: Props) {
  const { t } = useTranslation('organisation');
  const said = useSaid();
  const date = useDates();
  const above = units.find(({ id }) => id === unit.parent);
  return (
    <div className="form">
      <h2>
        {unit.name} <span className="status">{t(unit.active ? 'units.active' : 'units.inactive')}</span>
      </h2>
      <p className="quiet">
        {t('units.line', { id: unit.id, level: unit.level, kind: said(unit.kindWords), above: above?.name ?? '—' })}
        {unit.activeUntil !== null && t('units.endedOn', { at: date(unit.activeUntil) })}
      </p>
      {canWrite && unit.activeUntil === null ? (
        <>
          <Written unit={unit} units={units} />
          {unit.level > 1 && <EndUnit unit={unit} units={units} />}
        </>
      ) : (
        unit.telephones.length > 0 && <p>{t('units.telephonesLine', { telephones: unit.telephones.join('、') })}</p>
      )}
    </div>
  );
}

function Written({ unit, units }: Omit<Props, 'canWrite'>) {
  const { t } = useTranslation('organisation');
  const saved = textOf(unit);
  const [text, keep, forget] = useDraft<UnitText>(`unit-${unit.id}`, saved);
  const { run, busy, problem, clear } = useAct([['units']], useUnitFieldWords());
  const isChanged = JSON.stringify(text) !== JSON.stringify(saved);
  const change = (): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/units/{unit}', {
            params: { path: { unit: unit.id } },
            body: {
              ...(text.name === saved.name ? {} : { name: text.name.trim() }),
              ...(text.nameEn === saved.nameEn ? {} : { nameEn: text.nameEn.trim() || null }),
              ...(text.kind === saved.kind ? {} : { kind: text.kind }),
              ...(text.parent === saved.parent ? {} : { parent: text.parent }),
              ...(text.telephones === saved.telephones ? {} : { telephones: listOf(text.telephones) }),
            },
          }),
        ),
      forget,
    );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        change();
      }}
    >
      <UnitFields
        text={text}
        put={(part) => keep({ ...text, ...part })}
        above={units.filter((one) => one.activeUntil === null && !isAtOrBelow(one, unit, units))}
        isNew={false}
      />
      {problem}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!isChanged || !text.name.trim()}>
          {t('save')}
        </Button>
        <Button
          disabled={!isChanged}
          onClick={() => {
            forget();
            clear();
          }}
        >
          {t('asSaved')}
        </Button>
      </div>
    </form>
  );
}

/** whether a unit is this one or stands somewhere below it: it cannot be put there */
function isAtOrBelow(one: Unit, at: Unit, units: readonly Unit[]): boolean {
  if (one.id === at.id) return true;
  const above = units.find(({ id }) => id === one.parent);
  return above !== undefined && isAtOrBelow(above, at, units);
}
