import { useTranslation } from 'react-i18next';

/** The card that stands on an appeal or an order, as glossary and law call it; nothing where there is none. */
export function CardBadge({ card }: { card: 'yellow' | 'red' | null }) {
  const { t } = useTranslation('app');
  if (card === null) return null;
  return (
    <span className={`card ${card}`}>
      <svg aria-hidden width="9" height="12" viewBox="0 0 9 12">
        <rect x="0.5" y="0.5" width="8" height="11" rx="1" />
      </svg>
      {t(`cards.${card}`)}
    </span>
  );
}
