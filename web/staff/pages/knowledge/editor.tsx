import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { serverNow } from '../../api/server-clock';
import { problemOf } from '../../api/problem';
import { useKeys } from '../../app/keys';
import { useSession } from '../../app/me';
import { useDraft } from '../../parts/draft';
import { ProblemBox, Read } from '../../parts/states';
import { asRequest, type DraftEntry, emptyEntry, lacking, nextOf } from './draft-entry';
import { EntryFields } from './entry-fields';
import { KNOWLEDGE, useEntry } from './entries';
import { useSending } from '../../parts/sending';
import './knowledge.css';

const STAYS_OPEN_SECONDS = 10;

/** Writes an entry or its next version: kept at every keystroke, saved as a draft or published. */
export function Page() {
  const { id } = useParams();
  const { me } = useSession();
  const [place] = useSearchParams();
  const query = useEntry(id);
  if (id === undefined) {
    const unit = place.get('unit') ?? me.grants.find((g) => g.unit !== null)?.unit ?? '';
    return <Editor begin={emptyEntry(unit, serverNow())} newest={null} />;
  }
  return (
    <Read query={query}>
      {({ entry, versions: [newest] }) =>
        newest ? <Editor id={id} begin={nextOf(newest, entry, serverNow())} newest={entry.newest} /> : null
      }
    </Read>
  );
}

interface Props {
  id?: string;
  begin: DraftEntry;
  /** number of the newest version there is now */
  newest: number | null;
}

function Editor({ id, begin, newest }: Props) {
  const { t } = useTranslation('knowledge');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [place] = useSearchParams();
  const report = place.get('report');
  const [draft, keep, forget] = useDraft(`knowledge-edit ${id ?? 'new'}`, begin);
  const { busy, error, sent } = useSending();
  const back = id === undefined ? '/knowledge' : `/knowledge/${id}`;
  useKeys([{ key: 'Escape', words: t('back'), act: () => void navigate(back) }]);
  const lacks = lacking(draft);
  const moved = error !== null && problemOf(error).code === 'entryMoved';

  const write = async (publish: boolean): Promise<void> => {
    const href = id === undefined ? '/api/v1/knowledge' : `/api/v1/knowledge/${id}/versions`;
    const written = await sent<{ id: string; version: number }>(href, asRequest(draft, publish));
    if (!written) {
      void queries.invalidateQueries({ queryKey: [KNOWLEDGE] });
      return;
    }
    if (report !== null && publish) {
      const answer = { entry: written.id, version: written.version };
      const resolved = await sent(`/api/v1/knowledge-reports/${report}/resolve`, answer);
      if (!resolved) void message.warning(t('editor.reportStaysOpen'), STAYS_OPEN_SECONDS);
    }
    forget();
    void queries.invalidateQueries({ queryKey: [KNOWLEDGE] });
    void navigate(report === null ? `/knowledge/${written.id}` : '/knowledge-reports');
  };

  return (
    <form
      className="editor pane"
      aria-label={t(id === undefined ? 'new' : 'newVersion')}
      onSubmit={(event) => {
        event.preventDefault();
        if (lacks.length === 0 && !busy) void write(true);
      }}
    >
      <div className="entry-head">
        <h1>{t(id === undefined ? 'new' : 'newVersion')}</h1>
        <Link to={back}>{t('back')}</Link>
      </div>
      {report !== null && <p className="quiet">{t('editor.answersReport')}</p>}
      <EntryFields draft={draft} change={keep} />
      {error !== null && <ProblemBox error={error} fieldWords={(path) => t(`fields.${path.split('/')[1] ?? ''}`)} />}
      {moved && newest !== null && (
        <div className="buttons">
          <a href={`/desk${back}`} target="_blank" rel="noreferrer">
            {t('editor.seeNewest')}
          </a>
          <Button onClick={() => keep({ ...draft, basedOn: newest })}>{t('editor.onTop', { newest })}</Button>
        </div>
      )}
      {lacks.length > 0 && (
        <p className="quiet">
          {t('editor.lacks', { fields: lacks.map((name) => t(`fields.${name}`)).join(t('comma', { ns: 'app' })) })}
        </p>
      )}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={busy} disabled={lacks.length > 0}>
          {t('editor.publish')}
        </Button>
        <Button disabled={lacks.length > 0 || busy} onClick={() => void write(false)}>
          {t('editor.save')}
        </Button>
        <Button type="text" onClick={forget}>
          {t('editor.begin')}
        </Button>
      </div>
    </form>
  );
}
