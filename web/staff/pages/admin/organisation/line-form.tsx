import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useDraft } from '../../../parts/draft';
import { useAct } from '../act';
import { fieldWordsOf } from '../field-words';
import { Labelled } from '../labelled';
import { listOf } from './org';
import { UnitChoice } from './unit-choice';

export type Line = operations['directory']['responses'][200]['content']['application/json']['lines'][number];

interface Text {
  number: string;
  name: string;
  unit: string | null;
  telephones: string;
  subjects: string;
  openedOn: string | null;
  mergedOn: string | null;
}

const textOf = (line: Line | null): Text => ({
  number: line?.number ?? '',
  name: line?.name ?? '',
  unit: line?.unit ?? null,
  telephones: line?.telephones.join('、') ?? '',
  subjects: line?.subjects.join('、') ?? '',
  openedOn: line?.openedOn ?? null,
  mergedOn: line?.mergedOn ?? null,
});

/** An entry of the directory, new or changed. */
export function LineForm({ line, done }: { line: Line | null; done: () => void }) {
  const { t } = useTranslation('organisation');
  const [text, keep, forget] = useDraft<Text>(`line-${line?.id ?? 'new'}`, textOf(line));
  const { run, busy, problem } = useAct(
    [['directory']],
    fieldWordsOf({
      number: t('directory.number'),
      name: t('directory.name'),
      telephones: t('telephones'),
      subjects: t('catalogue.subjects'),
    }),
  );
  const put = (part: Partial<Text>): void => keep({ ...text, ...part });
  const close = (): void => {
    forget();
    done();
  };
  const save = (unit: string): void => {
    const body = {
      number: text.number.trim(),
      name: text.name.trim(),
      unit,
      telephones: listOf(text.telephones),
      subjects: listOf(text.subjects),
      openedOn: text.openedOn,
      mergedOn: text.mergedOn,
    };
    void run(
      () =>
        line
          ? answerOf(api.POST('/api/v1/directory/{id}', { params: { path: { id: line.id } }, body }))
          : answerOf(api.POST('/api/v1/directory', { body })),
      close,
    );
  };
  const { unit } = text;
  return (
    <form
      className="pane row-form"
      aria-label={t(line ? 'directory.change' : 'directory.new')}
      onSubmit={(event) => {
        event.preventDefault();
        if (unit !== null) save(unit);
      }}
    >
      {(['number', 'name'] as const).map((part) => (
        <Labelled
          key={part}
          of={`line-${part}`}
          words={t(`directory.${part}`)}
          required
          {...(part === 'number' ? { hint: t('directory.numberHint') } : {})}
        >
          <Input
            id={`line-${part}`}
            maxLength={part === 'number' ? 30 : 120}
            value={text[part]}
            onChange={({ target }) => put({ [part]: target.value })}
          />
        </Labelled>
      ))}
      <UnitChoice id="line-unit" value={unit} change={(chosen) => put({ unit: chosen })} required />
      <Labelled of="line-subjects" words={t('catalogue.subjects')} hint={t('directory.subjectsHint')}>
        <Input id="line-subjects" value={text.subjects} onChange={({ target }) => put({ subjects: target.value })} />
      </Labelled>
      <Labelled of="line-telephones" words={t('telephones')} hint={t('telephonesHint')}>
        <Input
          id="line-telephones"
          value={text.telephones}
          onChange={({ target }) => put({ telephones: target.value })}
        />
      </Labelled>
      {(['openedOn', 'mergedOn'] as const).map((part) => (
        <Labelled key={part} of={`line-${part}`} words={t(`directory.${part}`)}>
          <DatePicker
            id={`line-${part}`}
            value={text[part] === null ? null : dayjs(text[part])}
            onChange={(day) => put({ [part]: day ? day.format('YYYY-MM-DD') : null })}
          />
        </Labelled>
      ))}
      {problem}
      <div className="buttons">
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={unit === null || text.number.trim() === '' || text.name.trim() === ''}
        >
          {t('save')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
