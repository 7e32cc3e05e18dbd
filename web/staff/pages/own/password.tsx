import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from '../../app/own-password';

export function Page() {
  const { t } = useTranslation('app');
  const { message } = App.useApp();
  return (
    <section className="narrow pane">
      <h1>{t('password.menu')}</h1>
      <PasswordForm onChanged={() => void message.success(t('password.changed'))} />
    </section>
  );
}
