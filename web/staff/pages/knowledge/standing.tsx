import { CheckOutlined, ClockCircleOutlined, EditOutlined, StopOutlined, WarningOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useSaid } from '../../app/language';
import type { Entry } from './entries';

const SIGNS: Readonly<Record<Entry['standing'], ReactNode>> = {
  inForce: <CheckOutlined aria-hidden />,
  reviewOverdue: <WarningOutlined aria-hidden />,
  expired: <StopOutlined aria-hidden />,
  planned: <ClockCircleOutlined aria-hidden />,
  draft: <EditOutlined aria-hidden />,
  retired: <StopOutlined aria-hidden />,
};

/** Whether an entry holds now, in words and with a sign. */
export function StandingMark({ entry }: { entry: Pick<Entry, 'standing' | 'standingWords'> }) {
  const said = useSaid();
  return (
    <span className={`standing ${entry.standing}`}>
      {SIGNS[entry.standing]} {said(entry.standingWords)}
    </span>
  );
}
