import { Alert, Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  secret: string;
  /** what its holder does with it, and until when */
  how: string;
  close: () => void;
}

/** A password or a token, shown this once: it is kept nowhere, also not on this machine. */
export function Secret({ title, secret, how, close }: Props) {
  const { t } = useTranslation('people');
  return (
    <Alert
      type="warning"
      role="status"
      title={title}
      description={
        <>
          <Typography.Text code copyable className="secret">
            {secret}
          </Typography.Text>
          <p>{how}</p>
          <Button onClick={close}>{t('secret.handed')}</Button>
        </>
      }
    />
  );
}
