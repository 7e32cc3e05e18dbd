import { useState } from 'react';
import { Button, Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { ProblemBox } from '../parts/states';

interface Given {
  current: string;
  next: string;
  again: string;
}

/** Whoever comes in with an initial password chooses another before anything else. */
export function OwnPassword({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation('app');
  return (
    <main className="sign-in">
      <Card title={<h1>{t('password.title')}</h1>}>
        <p>{t('password.why')}</p>
        <PasswordForm onChanged={onChanged} />
      </Card>
    </main>
  );
}

/** The own password, changed by whoever knows the old one. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation('app');
  const [form] = Form.useForm<Given>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const change = async ({ current, next }: Given): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await answerOf(api.POST('/api/v1/me/password', { body: { present: current, next } }));
      form.resetFields();
      onChanged();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(given: Given) => void change(given)}>
      <Form.Item name="current" label={t('password.current')} rules={[{ required: true, message: t('required') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="next" label={t('password.next')} rules={[{ required: true, message: t('required') }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['next']}
        rules={[
          { required: true, message: t('required') },
          ({ getFieldValue }) => ({
            validator: (_rule, value: string) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('password.differ'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {error !== null && <ProblemBox error={error} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('password.change')}
      </Button>
    </Form>
  );
}
