import { useState } from 'react';
import { Button, Input, Popover } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  /** the act, as its button says it */
  words: string;
  /** what happens then */
  explained: string;
  danger?: boolean;
  busy: boolean;
  /** answers whether it was done */
  act: (reason: string) => Promise<boolean>;
}

/** An act that is on record with a reason: the reason is asked for beside the button. */
export function AskReason({ words, explained, danger = false, busy, act }: Props) {
  const { t } = useTranslation('admin');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <form
          className="ask-reason"
          onSubmit={(event) => {
            event.preventDefault();
            void act(reason).then((done) => {
              if (done) setReason('');
              setOpen(false);
            });
          }}
        >
          <p>{explained}</p>
          <Input.TextArea
            aria-label={t('reason')}
            placeholder={t('reason')}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button htmlType="submit" type="primary" danger={danger} loading={busy} disabled={reason.trim() === ''}>
            {words}
          </Button>
        </form>
      }
    >
      <Button danger={danger}>{words}</Button>
    </Popover>
  );
}
