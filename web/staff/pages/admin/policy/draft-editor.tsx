import type { ReactNode } from 'react';
import { Input, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Read } from '../../../parts/states';
import { InstantPicker } from '../../../parts/instant-picker';
import { Labelled } from '../labelled';
import { ChangeList } from './change-list';
import { type DraftText, withChange, withoutChange } from './draft-text';
import { FieldTree } from './field-tree';
import { useJudgement } from './judgement';
import { LimitsTable } from './limits-table';
import { ReachForm } from './reach-form';
import { limitsOf, usePolicyFields } from './use-fields';

interface Props {
  text: DraftText;
  change: (text: DraftText) => void;
  /** the version that it is made from; the newest where it is not said */
  basedOn?: number;
  /** what is done with the draft; told whether an error stands against it */
  actions: (state: { hasError: boolean; ready: boolean }) => ReactNode;
}

/** Where a draft is written: on the left what can be changed, on the right what is changed, why, from when and for whom. */
export function DraftEditor({ text, change, basedOn, actions }: Props) {
  const { t } = useTranslation('policy');
  const fields = usePolicyFields(basedOn);
  const judgement = useJudgement(text, basedOn);
  const isEmpty = Object.keys(text.changes).length === 0;
  const faults = isEmpty ? [] : (judgement.data?.faults ?? []);
  const hasError = faults.some(({ severity }) => severity === 'error');
  const ready = !isEmpty && text.reason.trim() !== '' && judgement.upToDate;
  return (
    <div className="draft-editor">
      <section className="pane" aria-label={t('editor.choose')}>
        <Read query={fields}>
          {(read) => (
            <Tabs
              items={[
                {
                  key: 'limits',
                  label: t('limits.title'),
                  children: (
                    <LimitsTable
                      limits={limitsOf(read.fields)}
                      changes={text.changes}
                      change={(changes) => change({ ...text, changes })}
                    />
                  ),
                },
                {
                  key: 'all',
                  label: t('tree.title'),
                  children: (
                    <FieldTree
                      of={read}
                      changed={(field) => Object.hasOwn(text.changes, field)}
                      choose={(field) => change(withChange(text, field.field, firstValue(field)))}
                    />
                  ),
                },
              ]}
            />
          )}
        </Read>
      </section>
      <section className="pane draft-terms" aria-label={t('changes.title')}>
        <h2>{t('changes.count', { count: Object.keys(text.changes).length })}</h2>
        <ChangeList
          fields={fields.data?.fields ?? []}
          changes={text.changes}
          faults={faults}
          change={(field, value) => change(withChange(text, field, value))}
          drop={(field) => change(withoutChange(text, field))}
        />
        <Labelled of="draft-reason" words={t('reason')} required>
          <Input.TextArea
            id="draft-reason"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={text.reason}
            onChange={({ target }) => change({ ...text, reason: target.value })}
          />
        </Labelled>
        <Labelled of="draft-decree" words={t('decree')} hint={t('decreeHint')}>
          <Input
            id="draft-decree"
            maxLength={200}
            value={text.decree}
            onChange={({ target }) => change({ ...text, decree: target.value })}
          />
        </Labelled>
        <Labelled of="draft-from" words={t('version.from')} hint={t('fromHint')}>
          <InstantPicker
            id="draft-from"
            value={text.effectiveFrom}
            change={(effectiveFrom) => change({ ...text, effectiveFrom })}
          />
        </Labelled>
        <ReachForm value={text.reach} change={(reach) => change({ ...text, reach })} />
        {actions({ hasError, ready })}
      </section>
    </div>
  );
}

/** what stands there, to be changed; where the pack is silent, the smallest thing that can stand there */
function firstValue({ value, form }: { value?: unknown; form: { kind: string; options?: string[] } }): unknown {
  if (value !== null && value !== undefined) return value;
  switch (form.kind) {
    case 'number':
      return 1;
    case 'yesNo':
      return true;
    case 'words':
      return [];
    case 'choice':
      return form.options?.[0] ?? '';
    case 'limit':
      return { value: 1, unit: 'workingDays' };
    case 'text':
      return '';
    default:
      return {};
  }
}
