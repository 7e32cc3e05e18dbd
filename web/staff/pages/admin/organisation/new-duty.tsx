import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useDraft } from '../../../parts/draft';
import { useAct } from '../act';
import { fieldWordsOf } from '../field-words';
import { Labelled } from '../labelled';
import { CATEGORIES, type Category } from '../policy/draft-text';
import { listOf } from './org';
import { UnitChoice } from './unit-choice';

interface Text {
  unit: string | null;
  subjects: string;
  areas: string;
  categories: readonly Category[];
  basis: string;
}

const EMPTY: Text = { unit: null, subjects: '', areas: '', categories: [], basis: '' };

/** A unit is to answer for something from now on. */
export function NewDuty() {
  const { t } = useTranslation('organisation');
  const [text, keep, forget] = useDraft('new-duty', EMPTY);
  const { run, busy, problem } = useAct(
    [['catalogue']],
    fieldWordsOf({ subjects: t('catalogue.subjects'), areas: t('catalogue.areas'), basis: t('catalogue.basis') }),
  );
  const put = (part: Partial<Text>): void => keep({ ...text, ...part });
  const { unit } = text;
  const add = (of: string): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/dispatch-catalogue', {
            body: {
              unit: of,
              subjects: listOf(text.subjects),
              areas: listOf(text.areas),
              categories: text.categories.length === 0 ? null : [...text.categories],
              basis: text.basis.trim(),
            },
          }),
        ),
      forget,
    );
  return (
    <details className="pane" open={unit !== null || text.basis !== ''}>
      <summary>{t('catalogue.new')}</summary>
      <form
        className="row-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (unit !== null) add(unit);
        }}
      >
        <UnitChoice id="duty-unit" value={unit} change={(chosen) => put({ unit: chosen })} required />
        <Labelled of="duty-subjects" words={t('catalogue.subjects')} hint={t('catalogue.subjectsHint')}>
          <Input id="duty-subjects" value={text.subjects} onChange={({ target }) => put({ subjects: target.value })} />
        </Labelled>
        <Labelled of="duty-areas" words={t('catalogue.areas')} hint={t('catalogue.areasHint')}>
          <Input id="duty-areas" value={text.areas} onChange={({ target }) => put({ areas: target.value })} />
        </Labelled>
        <Labelled of="duty-categories" words={t('catalogue.categories')} hint={t('catalogue.categoriesHint')}>
          <Select
            id="duty-categories"
            mode="multiple"
            value={[...text.categories]}
            options={CATEGORIES.map((one) => ({ value: one, label: t(`codes.${one}`, { ns: 'policy' }) }))}
            onChange={(categories: Category[]) => put({ categories })}
          />
        </Labelled>
        <Labelled of="duty-basis" words={t('catalogue.basis')} required hint={t('catalogue.basisHint')}>
          <Input
            id="duty-basis"
            maxLength={500}
            value={text.basis}
            onChange={({ target }) => put({ basis: target.value })}
          />
        </Labelled>
        {problem}
        <Button type="primary" htmlType="submit" loading={busy} disabled={unit === null || text.basis.trim() === ''}>
          {t('catalogue.add')}
        </Button>
      </form>
    </details>
  );
}
