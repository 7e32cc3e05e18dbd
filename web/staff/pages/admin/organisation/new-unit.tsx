import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useDraft } from '../../../parts/draft';
import { useUnits } from '../../../parts/units';
import { useAct } from '../act';
import { listOf, type Unit } from './org';
import { UnitFields, type UnitText, useUnitFieldWords } from './unit-fields';

/** A unit is added below another one, at any level of the tree (R-ORG-21). */
export function NewUnit({ above, done }: { above: Unit; done: (unit: string) => void }) {
  const { t } = useTranslation('organisation');
  const { units } = useUnits();
  const [text, keep, forget] = useDraft<UnitText>(`new-unit-${above.id}`, {
    id: '',
    name: '',
    nameEn: '',
    kind: above.kind === 'platform' ? 'government' : above.kind,
    parent: above.id,
    telephones: '',
  });
  const { run, busy, problem } = useAct([['units']], useUnitFieldWords());
  const add = (): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/units', {
            body: {
              id: text.id.trim(),
              name: text.name.trim(),
              nameEn: text.nameEn.trim() || null,
              kind: text.kind,
              parent: text.parent,
              telephones: listOf(text.telephones),
            },
          }),
        ),
      ({ unit }) => {
        forget();
        done(unit.id);
      },
    );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h2>{t('units.new', { name: above.name })}</h2>
      <UnitFields text={text} put={(part) => keep({ ...text, ...part })} above={units} isNew />
      {problem}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!text.id.trim() || !text.name.trim()}>
          {t('units.add')}
        </Button>
        <Button
          onClick={() => {
            forget();
            done(above.id);
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
