import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { operations } from '../../../api/schema';
import { useLanguage } from '../../../app/language';
import { Empty } from '../../../parts/states';
import { PlainTable } from '../plain-table';
import { ProvenanceTag, useValueWords } from './standing-words';

type Difference = operations['comparePolicies']['responses'][200]['content']['application/json']['differences'][number];

interface Props {
  differences: readonly Difference[];
  /** what stands on the left and on the right */
  before: string;
  after: string;
}

/** Two policies beside each other, field by field; the words and rules that something rests on are shown when asked for. */
export function Differences({ differences, before, after }: Props) {
  const { t } = useTranslation('policy');
  const { language } = useLanguage();
  const say = useValueWords();
  const [withSources, setWithSources] = useState(false);
  const sources = differences.filter(({ of }) => of === 'source').length;
  return (
    <>
      <PlainTable
        label={t('differences.title')}
        rows={differences.filter(({ of }) => withSources || of === 'value')}
        keyOf={({ field }) => field}
        empty={<Empty title={t('differences.none')} how={t('differences.noneHow')} />}
        columns={[
          {
            id: 'field',
            title: t('differences.field'),
            cell: (one) => (
              <>
                {one[language]}
                <span className="second">{one.field}</span>
              </>
            ),
          },
          {
            id: 'before',
            title: before,
            cell: (one) => (
              <del className="was">
                {say(one.before.value)} <ProvenanceTag of={one.before.provenance} />
              </del>
            ),
          },
          {
            id: 'after',
            title: after,
            cell: (one) => (
              <ins className="is">
                {say(one.after.value)} <ProvenanceTag of={one.after.provenance} />
              </ins>
            ),
          },
        ]}
      />
      {sources > 0 && (
        <Checkbox checked={withSources} onChange={({ target }) => setWithSources(target.checked)}>
          {t('differences.sources', { count: sources })}
        </Checkbox>
      )}
    </>
  );
}
