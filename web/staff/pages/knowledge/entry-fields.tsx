import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { holds, useSession } from '../../app/me';
import { useUnits } from '../../parts/units';
import type { DraftEntry } from './draft-entry';
import type { Version } from './entries';
import { useTermOptions } from './term-options';

interface Props {
  draft: DraftEntry;
  change: (draft: DraftEntry) => void;
}

const LONG = { question: 1000, answer: 10_000, reason: 2000 } as const;

/** The fields of a version, in the order in which it is read. */
export function EntryFields({ draft, change }: Props) {
  const set = (part: Partial<DraftEntry>): void => change({ ...draft, ...part });
  return (
    <>
      <Place draft={draft} set={set} />
      <Texts draft={draft} set={set} />
      <Laws draft={draft} set={set} />
      <Days draft={draft} set={set} />
      <Long name="reason" draft={draft} set={set} />
    </>
  );
}

interface Part {
  draft: DraftEntry;
  set: (part: Partial<DraftEntry>) => void;
}

function Place({ draft, set }: Part) {
  const { t } = useTranslation('knowledge');
  const { me } = useSession();
  const { units } = useUnits();
  const forAll = holds(me, ['hotlineOffice', 'administrator']);
  const own = units.filter((u) => (forAll ? u.active : me.grants.some((g) => g.unit === u.id)));
  const [categories, languages] = [useTermOptions('categories'), useTermOptions('languages')];
  return (
    <div className="pair">
      <div className="field">
        <label htmlFor="entry-unit">{t('fields.unit')}</label>
        <Select
          id="entry-unit"
          showSearch
          optionFilterProp="label"
          options={own.map((unit) => ({ value: unit.id, label: unit.name }))}
          value={draft.unit || null}
          onChange={(unit: string) => set({ unit })}
        />
      </div>
      <div className="field">
        <label htmlFor="entry-category">{t('fields.category')}</label>
        <Select
          id="entry-category"
          allowClear
          options={[...categories]}
          value={draft.category}
          onChange={(category: Version['category'] | undefined) => set({ category: category ?? null })}
        />
      </div>
      <div className="field">
        <label htmlFor="entry-languages">{t('fields.languages')}</label>
        <Select
          id="entry-languages"
          mode="multiple"
          optionFilterProp="label"
          options={[...languages]}
          value={draft.languages}
          onChange={(chosen: string[]) => set({ languages: chosen.length === 0 ? ['zh'] : chosen })}
        />
      </div>
      <div className="field">
        <label htmlFor="entry-tags">{t('fields.tags')}</label>
        <Select
          id="entry-tags"
          mode="tags"
          open={false}
          suffixIcon={null}
          maxCount={20}
          placeholder={t('editor.tagsHint')}
          value={draft.tags}
          onChange={(tags: string[]) => set({ tags })}
        />
      </div>
    </div>
  );
}

function Texts({ draft, set }: Part) {
  const { t } = useTranslation('knowledge');
  return (
    <>
      <div className="field">
        <label htmlFor="entry-title">{t('fields.title')}</label>
        <Input
          id="entry-title"
          maxLength={200}
          value={draft.title}
          onChange={({ target }) => set({ title: target.value })}
        />
      </div>
      <Long name="question" draft={draft} set={set} />
      <Long name="answer" draft={draft} set={set} />
      <Checkbox checked={draft.isPublic} onChange={({ target }) => set({ isPublic: target.checked })}>
        {t('editor.isPublic')}
      </Checkbox>
    </>
  );
}

function Long({ name, draft, set }: Part & { name: keyof typeof LONG }) {
  const { t } = useTranslation('knowledge');
  return (
    <div className="field">
      <label htmlFor={`entry-${name}`}>{t(`fields.${name}`)}</label>
      <Input.TextArea
        id={`entry-${name}`}
        autoSize={{ minRows: name === 'answer' ? 5 : 2, maxRows: 16 }}
        maxLength={LONG[name]}
        value={draft[name]}
        onChange={({ target }) => set({ [name]: target.value })}
      />
    </div>
  );
}

function Laws({ draft, set }: Part) {
  const { t } = useTranslation('knowledge');
  const change = (at: number, part: Partial<DraftEntry['laws'][number]>): void =>
    set({ laws: draft.laws.map((law, i) => (i === at ? { ...law, ...part } : law)) });
  return (
    <fieldset className="laws">
      <legend>{t('fields.laws')}</legend>
      {draft.laws.map((law, at) => (
        <div className="law" key={at}>
          {(['name', 'article'] as const).map((part) => (
            <div className="field" key={part}>
              <label htmlFor={`law-${at}-${part}`}>{t(`editor.law.${part}`, { no: at + 1 })}</label>
              <Input
                id={`law-${at}-${part}`}
                maxLength={part === 'name' ? 200 : 100}
                value={law[part]}
                onChange={({ target }) => change(at, { [part]: target.value })}
              />
            </div>
          ))}
          <Button type="text" onClick={() => set({ laws: draft.laws.filter((_law, i) => i !== at) })}>
            {t('editor.law.remove', { no: at + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => set({ laws: [...draft.laws, { name: '', article: '' }] })}>
          {t('editor.law.add')}
        </Button>
      </div>
    </fieldset>
  );
}

function Days({ draft, set }: Part) {
  const { t } = useTranslation('knowledge');
  return (
    <div className="pair">
      {(['effectiveFrom', 'effectiveUntil', 'reviewBy'] as const).map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`entry-${name}`}>{t(`fields.${name}`)}</label>
          <DatePicker
            id={`entry-${name}`}
            format="YYYY-MM-DD"
            allowClear={name === 'effectiveUntil'}
            value={draft[name] === '' ? null : dayjs(draft[name])}
            onChange={(day) => set({ [name]: day ? day.format('YYYY-MM-DD') : '' })}
          />
        </div>
      ))}
    </div>
  );
}
