import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from './language';

/** names the other language in itself, as people look for it */
export function LanguageSwitch() {
  const { t } = useTranslation('app');
  const { language, change } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" lang={other} onClick={() => change(other)}>
      {t('otherLanguage')}
    </Button>
  );
}
