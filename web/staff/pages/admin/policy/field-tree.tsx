import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage, useSaid } from '../../../app/language';
import { ProvenanceTag, useValueWords } from './standing-words';
import { type Fields, type PolicyField, useFound } from './use-fields';

interface Props {
  of: Fields;
  changed: (field: string) => boolean;
  choose: (field: PolicyField) => void;
}

/** Every field of the policy, grouped by what it is about; a search finds it by its words, the source's words, a rule or its path. */
export function FieldTree({ of, changed, choose }: Props) {
  const { t } = useTranslation('policy');
  const said = useSaid();
  const [sought, setSought] = useState('');
  const found = useFound(of.fields, sought);
  return (
    <>
      <Input
        type="search"
        allowClear
        aria-label={t('tree.search')}
        placeholder={t('tree.search')}
        value={sought}
        onChange={({ target }) => setSought(target.value)}
      />
      <p className="quiet" role="status">
        {t('tree.found', { count: found.length })}
      </p>
      {of.subjects.map(({ code, words }) => {
        const here = found.filter((one) => one.subject === code);
        if (here.length === 0) return null;
        return (
          <details key={code} className="tree" open={sought.trim() !== ''}>
            <summary>
              {said(words)} <span className="quiet">{here.length}</span>
            </summary>
            <ul>
              {here.map((one) => (
                <Leaf key={one.field} one={one} changed={changed(one.field)} choose={choose} />
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}

function Leaf({ one, changed, choose }: { one: PolicyField; changed: boolean; choose: Props['choose'] }) {
  const { t } = useTranslation('policy');
  const { language } = useLanguage();
  const say = useValueWords();
  return (
    <li>
      <span className="leaf">
        <span>{one[language]}</span>
        <span className="quiet leaf-value" title={say(one.value)}>
          {say(one.value)} <ProvenanceTag of={one.provenance} />
        </span>
      </span>
      <Button
        size="small"
        disabled={changed}
        aria-label={t('tree.changeThis', { words: one[language] })}
        onClick={() => choose(one)}
      >
        {t(changed ? 'tree.changed' : 'tree.change')}
      </Button>
    </li>
  );
}
