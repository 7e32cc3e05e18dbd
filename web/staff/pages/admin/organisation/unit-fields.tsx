import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { fieldWordsOf } from '../field-words';
import { Labelled } from '../labelled';
import { UNIT_KINDS, type Unit } from './org';

export interface UnitText {
  id: string;
  name: string;
  nameEn: string;
  kind: Unit['kind'];
  parent: string;
  telephones: string;
}

interface Props {
  text: UnitText;
  put: (part: Partial<UnitText>) => void;
  /** the units that it can stand below */
  above: readonly Unit[];
  isNew: boolean;
}

/** what the form calls each field of the request */
export function useUnitFieldWords(): (path: string) => string {
  const { t } = useTranslation('organisation');
  return fieldWordsOf({
    id: t('units.id'),
    name: t('units.name'),
    nameEn: t('units.nameEn'),
    kind: t('units.kind'),
    parent: t('units.parent'),
    telephones: t('telephones'),
  });
}

/** What is said of a unit; its id stands in dispatches and never changes. */
export function UnitFields({ text, put, above, isNew }: Props) {
  const { t } = useTranslation('organisation');
  const isPlatform = text.kind === 'platform';
  return (
    <>
      {isNew && (
        <Labelled of="unit-id" words={t('units.id')} required hint={t('units.idHint')}>
          <Input id="unit-id" maxLength={40} value={text.id} onChange={({ target }) => put({ id: target.value })} />
        </Labelled>
      )}
      <Labelled of="unit-name" words={t('units.name')} required>
        <Input
          id="unit-name"
          maxLength={120}
          value={text.name}
          onChange={({ target }) => put({ name: target.value })}
        />
      </Labelled>
      <Labelled of="unit-name-en" words={t('units.nameEn')}>
        <Input
          id="unit-name-en"
          maxLength={120}
          value={text.nameEn}
          onChange={({ target }) => put({ nameEn: target.value })}
        />
      </Labelled>
      {!isPlatform && (
        <>
          <Labelled of="unit-kind" words={t('units.kind')} required>
            <Select
              id="unit-kind"
              value={text.kind}
              options={UNIT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
              onChange={(kind) => put({ kind })}
            />
          </Labelled>
          <Labelled
            of="unit-parent"
            words={t('units.parent')}
            required
            hint={t(isNew ? 'units.parentHint' : 'units.moveHint')}
          >
            <Select
              id="unit-parent"
              showSearch
              optionFilterProp="label"
              value={text.parent}
              options={above.map((unit) => ({ value: unit.id, label: unit.name }))}
              onChange={(parent) => put({ parent })}
            />
          </Labelled>
        </>
      )}
      <Labelled of="unit-telephones" words={t('telephones')} hint={t('telephonesHint')}>
        <Input
          id="unit-telephones"
          value={text.telephones}
          onChange={({ target }) => put({ telephones: target.value })}
        />
      </Labelled>
    </>
  );
}
