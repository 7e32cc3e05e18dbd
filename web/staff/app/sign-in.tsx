import { useEffect, useState } from 'react';
import { Button, Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { ProblemBox } from '../parts/states';
import { LanguageSwitch } from './language-switch';
import type { Me } from './me';

interface Props {
  onEntered: (me: Me) => void;
  /** the login of the person whose session has ended under their hands */
  ended?: string;
}

/** Signing in with login and password, or at the city's provider. */
export function SignIn({ onEntered, ended }: Props) {
  const { t } = useTranslation('app');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [provider, setProvider] = useState<{ name: string; href: string } | null>(null);
  useEffect(() => {
    answerOf(api.GET('/api/v1/session')).then(
      (ways) => setProvider(ways.provider),
      () => undefined,
    );
  }, []);
  const enter = async (body: { login: string; password: string }): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      onEntered(await answerOf(api.POST('/api/v1/session', { body })));
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <Card title={<h1>{t('name')}</h1>} extra={<LanguageSwitch />}>
        <p>{ended === undefined ? t('signIn.intro') : t('signIn.ended')}</p>
        <Form
          layout="vertical"
          requiredMark={false}
          initialValues={{ login: ended }}
          onFinish={(values: { login: string; password: string }) => void enter(values)}
        >
          <Form.Item
            name="login"
            label={t('signIn.login')}
            rules={[{ required: true, message: t('signIn.loginMissing') }]}
          >
            <Input autoComplete="username" autoFocus={ended === undefined} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" autoFocus={ended !== undefined} />
          </Form.Item>
          {error !== null && <ProblemBox error={error} />}
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('signIn.enter')}
          </Button>
          {provider && (
            <Button block href={provider.href} className="below">
              {t('signIn.provider', { name: provider.name })}
            </Button>
          )}
        </Form>
        <p className="quiet">
          <a href="/">{t('signIn.forAppellants')}</a>
        </p>
      </Card>
    </main>
  );
}
