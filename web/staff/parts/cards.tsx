import { useTranslation } from 'react-i18next';

interface Props {
  card: 'yellow' | 'red' | null;
  /** how many of them stand */
  count?: number;
}

/** The card that stands on an appeal or an order, as glossary and law call it; nothing where there is none. */
export function CardBadge({ card, count = 1 }: Props) {
  const { t } = useTranslation('app');
  if (card === null || count === 0) return null;
  return (
    <span className={`card ${card}`}>
      <svg aria-hidden width="9" height="12" viewBox="0 0 9 12">
        <rect x="0.5" y="0.5" width="8" height="11" rx="1" />
      </svg>
      {t(`cards.${card}`)}
      {count > 1 && ` ×${count}`}
    </span>
  );
}
