import { useEffect, useState } from 'react';
import { Tooltip } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../app/language';
import { suggestionsFor } from '../../parts/suggestions';

/** a row that is scrolled past asks nothing */
const RESTS_MS = 200;

function useRested(): boolean {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    const resting = setTimeout(() => setRested(true), RESTS_MS);
    return () => clearTimeout(resting);
  }, []);
  return rested;
}

/** The first unit that the catalogue suggests for a row, with its reason behind it; or that it names nobody. */
export function Suggested({ number }: { number: string }) {
  const { t } = useTranslation('dispatch');
  const said = useSaid();
  const { data } = useQuery({ ...suggestionsFor(number), enabled: useRested() });
  if (!data) return <span className="quiet">{t('suggested.reading')}</span>;
  const [first, ...others] = data.suggestions;
  if (!first) return <span className="quiet">{t('suggested.nobody')}</span>;
  return (
    <Tooltip title={said(first.reason)}>
      <span>
        {first.unit.name}
        <span className="second">
          {[...first.subjects, ...first.areas].join(t('suggested.and')) || t('suggested.byCategory')}
          {others.length > 0 && ` ${t('suggested.others', { count: others.length })}`}
        </span>
      </span>
    </Tooltip>
  );
}
