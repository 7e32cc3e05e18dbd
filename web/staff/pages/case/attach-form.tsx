import { useId, useState } from 'react';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client';
import { problemOf, wasAnswered } from '../../api/problem';
import { useSaid } from '../../app/language';
import type { Offer } from '../../parts/appeal';
import { useAttempt } from '../../parts/attempt';
import type { FormSchema } from '../../parts/schema-form';
import { ProblemBox } from '../../parts/states';

interface Props {
  offer: Offer;
  onDone: () => void;
}

const MEGABYTE = 1024 * 1024;
const LIMIT = 50 * MEGABYTE;

/** Lays files with the case, one after the other; each says whether it has arrived. */
export function AttachForm({ offer, onDone }: Props) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const schema = (offer.form as unknown as FormSchema).properties['kind'];
  const [kind, setKind] = useState<string>(schema?.enum?.[0] ?? 'attachment');
  const [files, setFiles] = useState<readonly { file: File; key: string }[]>([]);
  // the browser's own field is empty again once everything has arrived
  const [round, setRound] = useState(0);
  const { busy, error, run } = useAttempt();
  // the form may stand among the actions and below the files at once
  const id = useId();
  const tooLarge = files.find(({ file }) => file.size > LIMIT);

  const submit = (): void => {
    let left = files;
    void run(
      async () => {
        for (const { file, key } of files) {
          const query = new URLSearchParams({ name: file.name, kind });
          await send(`${offer.href}?${query.toString()}`, { file }, key);
          left = left.filter((one) => one.key !== key);
          setFiles(left);
        }
        setRound((before) => before + 1);
        onDone();
      },
      (reason) => {
        if (wasAnswered(problemOf(reason))) setFiles(left.map(({ file }) => ({ file, key: crypto.randomUUID() })));
      },
    );
  };
  return (
    <form
      className="schema-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && files.length > 0 && !tooLarge) submit();
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-files`}>{t('files.choose')}</label>
        <input
          key={round}
          id={`${id}-files`}
          type="file"
          multiple
          onChange={({ target }) =>
            setFiles([...(target.files ?? [])].map((file) => ({ file, key: crypto.randomUUID() })))
          }
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t('files.kind')}</label>
        <Select
          id={`${id}-kind`}
          aria-label={t('files.kind')}
          value={kind}
          onChange={setKind}
          options={(schema?.enum ?? []).map((code) => ({
            value: code,
            label: said(schema?.['x-words']?.[code] ?? { zh: code, en: code }),
          }))}
        />
      </div>
      {tooLarge && <p role="alert">{t('files.tooLarge', { name: tooLarge.file.name, size: LIMIT / MEGABYTE })}</p>}
      {error !== null && <ProblemBox error={error} />}
      <Button type="primary" htmlType="submit" loading={busy} disabled={files.length === 0 || tooLarge !== undefined}>
        {said(offer.words)}
      </Button>
    </form>
  );
}
