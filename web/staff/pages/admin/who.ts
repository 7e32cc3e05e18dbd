import { useTranslation } from 'react-i18next';

/** Who did something; the account «huiying» is the installation itself. */
export function useWho(): (who: { account: string; name: string | null } | null) => string {
  const { t } = useTranslation('admin');
  return (who) => {
    if (who === null) return '';
    if (who.account === 'huiying') return t('installation');
    return who.name ?? t('accountNumber', { id: who.account });
  };
}
