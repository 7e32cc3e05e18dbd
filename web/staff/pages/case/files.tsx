import { useState } from 'react';
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { useSaid } from '../../app/language';
import type { Appeal } from '../../parts/appeal';
import { useInstants } from '../../parts/instants';
import { Empty, Read } from '../../parts/states';
import { useUnits } from '../../parts/units';
import { AttachForm } from './attach-form';
import { canPreview, Preview } from './preview';

export type CaseFile = operations['files']['responses'][200]['content']['application/json']['files'][number];

/** The files that lie with the case, what they look like, and laying more with them. */
export function Files({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const queries = useQueryClient();
  const { number } = appeal;
  const query = useQuery({
    queryKey: ['appeal', number, 'files'],
    queryFn: () => answerOf(api.GET('/api/v1/appeals/{number}/files', { params: { path: { number } } })),
  });
  const offer = appeal.mayDo.find((one) => one.takesFile);
  return (
    <div className="files">
      <Read query={query}>
        {({ files }) =>
          files.length === 0 ? (
            <Empty title={t('files.none')} how={t('files.noneHow')} />
          ) : (
            <ul>
              {files.map((file) => (
                <OneFile key={file.id} number={number} file={file} />
              ))}
            </ul>
          )
        }
      </Read>
      {offer && (
        <AttachForm offer={offer} onDone={() => void queries.invalidateQueries({ queryKey: ['appeal', number] })} />
      )}
    </div>
  );
}

const KILOBYTE = 1024;

function OneFile({ number, file }: { number: string; file: CaseFile }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const instant = useInstants();
  const { nameOf } = useUnits();
  const [open, setOpen] = useState(false);
  const href = `/api/v1/appeals/${number}/files/${file.id}`;
  const by = [file.by.name, said(file.by.roleWords), nameOf(file.by.unit)]
    .filter(Boolean)
    .join(t('comma', { ns: 'app' }));
  return (
    <li>
      <p>
        {file.masked ? <span>{t('files.masked')}</span> : <a href={href}>{file.name}</a>}
        <span className="quiet">
          {said(file.kindWords)}
          {file.bytes !== null && ` · ${t('files.size', { size: Math.ceil(file.bytes / KILOBYTE) })}`}
          {` · ${instant(file.at)} · ${by}`}
        </span>
        {canPreview(file) && (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'files.close' : 'files.preview')}
          </Button>
        )}
      </p>
      {open && <Preview href={href} file={file} />}
    </li>
  );
}
