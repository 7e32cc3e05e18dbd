import { useTranslation } from 'react-i18next';
import { useSaid, type Said } from '../../app/language';

interface Props {
  parts: readonly { name: string; words: Said; text: string }[];
  masked: boolean;
}

/** so long a text is folded: its beginning stands in the line */
const LONG = 240;

/** The words of one text, part by part; a long one is folded. */
export function Words({ parts, masked }: Props) {
  const { t } = useTranslation('case');
  const said = useSaid();
  if (masked) return <p className="quiet">{t('texts.masked')}</p>;
  return (
    <dl className="words">
      {parts.map((part) => (
        <div key={part.name}>
          <dt>{said(part.words)}</dt>
          <dd>
            {part.text.length > LONG ? (
              <details>
                <summary>{t('texts.begins', { words: part.text.slice(0, LONG / 2) })}</summary>
                <p className="whole-text">{part.text}</p>
              </details>
            ) : (
              <p className="whole-text">{part.text}</p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
