import { useTranslation } from 'react-i18next';

/** the terms of a group, as choices */
export function useTermOptions(group: 'categories' | 'languages'): readonly { value: string; label: string }[] {
  const { t } = useTranslation('terms');
  const words = t(group, { returnObjects: true }) as Record<string, string>;
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
