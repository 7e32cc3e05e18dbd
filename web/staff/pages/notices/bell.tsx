import { BellOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useOpenedIsSeen, useUnseen } from './seen';
import './notices.css';

/** What was told to this person, one step away from everywhere, with how much of it is unseen. */
export function NoticeBell() {
  const { t } = useTranslation('notices');
  const navigate = useNavigate();
  const { data } = useUnseen();
  const unseen = data?.unseen ?? 0;
  useOpenedIsSeen(unseen);
  const count = data?.more ? t('bell.many', { count: unseen - 1 }) : String(unseen);
  return (
    <Button
      type="text"
      icon={<BellOutlined aria-hidden />}
      title={unseen === 0 ? t('bell.none') : t('bell.unseen', { count })}
      onClick={() => void navigate('/notices')}
    >
      {t('bell.name')}
      {unseen > 0 && <span className="unseen-count">{count}</span>}
    </Button>
  );
}
