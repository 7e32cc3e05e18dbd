import { useState } from 'react';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../../api/client';
import { useAct } from '../act';
import { Labelled } from '../labelled';
import type { Unit } from './org';

/** A unit is merged into a successor, which takes over what it has in hand as it stands; it cannot be opened again. */
export function EndUnit({ unit, units }: { unit: Unit; units: readonly Unit[] }) {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const [into, setInto] = useState<string | null>(null);
  const [moveGrants, setMoveGrants] = useState(false);
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const { run, busy, problem } = useAct([['units'], ['rollouts'], ['catalogue'], ['directory']]);
  const end = (): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/units/{unit}/end', {
            params: { path: { unit: unit.id } },
            body: { into, moveGrants, reason: reason.trim() },
          }),
        ),
      ({ rollout }) => {
        if (rollout !== null) void navigate(`/rollouts#${rollout}`);
      },
    );
  const successors = units.filter(({ id, activeUntil, level }) => id !== unit.id && activeUntil === null && level > 1);
  return (
    <details className="ending">
      <summary>{t('end.title')}</summary>
      <div className="form">
        <p>{t('end.about')}</p>
        <Labelled of="end-into" words={t('end.into')} hint={t('end.intoHint')}>
          <Select
            id="end-into"
            showSearch
            allowClear
            optionFilterProp="label"
            placeholder={t('end.nobody')}
            value={into}
            options={successors.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(chosen: string | undefined) => setInto(chosen ?? null)}
          />
        </Labelled>
        {into !== null && (
          <Checkbox checked={moveGrants} onChange={({ target }) => setMoveGrants(target.checked)}>
            {t('end.moveGrants')}
          </Checkbox>
        )}
        <Labelled of="end-reason" words={t('reason')} required>
          <Input.TextArea
            id="end-reason"
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={2000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Labelled>
        <Checkbox checked={isSure} onChange={({ target }) => setSure(target.checked)}>
          {t('end.sure', { name: unit.name })}
        </Checkbox>
        {problem}
        <div className="buttons">
          <Button danger loading={busy} disabled={reason.trim() === '' || !isSure} onClick={end}>
            {t('end.do')}
          </Button>
        </div>
      </div>
    </details>
  );
}
