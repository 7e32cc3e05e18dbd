import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { holds, useSession } from '../../../app/me';
import { useDraft } from '../../../parts/draft';
import { useAct } from '../act';
import { Labelled } from '../labelled';
import type { ReachText } from './draft-text';
import { PreviewView } from './preview';
import { ReachForm } from './reach-form';

type Preview = operations['previewRollout']['responses'][200]['content']['application/json'];

interface Text {
  reach: ReachText;
  reason: string;
}

const EMPTY: Text = { reach: { kind: 'fromStart', categories: null, units: null }, reason: '' };

/** A version in force, applied by name to the appeals that are open: looked at first, then ordered with a reason (R-SYS-02). */
export function ApplyVersion({ version }: { version: number }) {
  const { t } = useTranslation('policy');
  const { me } = useSession();
  const navigate = useNavigate();
  const [text, keep, forget] = useDraft(`apply-${version}`, EMPTY);
  const [preview, setPreview] = useState<Preview | null>(null);
  const looking = useAct([]);
  const ordering = useAct([['rollouts']]);
  const { kind, categories, units } = text.reach;
  const reach = {
    policyVersion: version,
    rebase: kind === 'fromNow' ? kind : ('fromStart' as const),
    categories: categories && [...categories],
    units: units && [...units],
  };
  return (
    <section className="pane form">
      <p className="quiet">{t('apply.about')}</p>
      <ReachForm
        kinds={['fromStart', 'fromNow']}
        value={text.reach}
        change={(next) => {
          setPreview(null);
          keep({ ...text, reach: next });
        }}
      />
      <div className="buttons">
        <Button
          loading={looking.busy}
          onClick={() =>
            void looking.run(() => answerOf(api.POST('/api/v1/rollouts/preview', { body: reach })), setPreview)
          }
        >
          {t('apply.preview')}
        </Button>
      </div>
      {looking.problem}
      {preview && <PreviewView preview={preview} />}
      {preview && holds(me, ['administrator']) && (
        <>
          <Labelled of="apply-reason" words={t('reason')} required>
            <Input.TextArea
              id="apply-reason"
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              value={text.reason}
              onChange={({ target }) => keep({ ...text, reason: target.value })}
            />
          </Labelled>
          {ordering.problem}
          <div className="buttons">
            <Button
              type="primary"
              loading={ordering.busy}
              disabled={text.reason.trim() === ''}
              onClick={() =>
                void ordering.run(
                  () => answerOf(api.POST('/api/v1/rollouts', { body: { ...reach, reason: text.reason.trim() } })),
                  () => {
                    forget();
                    void navigate('/rollouts');
                  },
                )
              }
            >
              {t('apply.order')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
