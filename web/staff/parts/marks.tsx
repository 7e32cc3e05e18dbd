import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const SHOWN = [
  'urgent',
  'important',
  'confidential',
  'replyRequested',
  'consumer',
  'unfairCompetition',
  'realName',
  'simple',
] as const;

/** What is special about an appeal, in short words. */
export function Marks({ marks }: { marks: Readonly<Record<string, boolean>> }) {
  const { t } = useTranslation('app');
  return (
    <>
      {SHOWN.filter((mark) => marks[mark]).map((mark) => (
        <Tag key={mark} variant="outlined">
          {t(`marks.${mark}`)}
        </Tag>
      ))}
    </>
  );
}
