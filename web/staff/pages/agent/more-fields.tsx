import { useQuery } from '@tanstack/react-query';
import { Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { Call } from './call-draft';
import { type CityPolicy, languagesOf } from './policy';

interface Props {
  call: Call;
  set: (part: Partial<Call>) => void;
  policy: CityPolicy;
}

const KINDS = ['person', 'legalPerson', 'organisation'] as const;

/** What most calls do not need: where it came from, in which language, through which merged line, for whom. */
export function MoreFields({ call, set, policy }: Props) {
  const { t } = useTranslation(['agent', 'terms']);
  const { data } = useQuery({ queryKey: ['directory'], queryFn: () => answerOf(api.GET('/api/v1/directory')) });
  const languages = languagesOf(policy);
  const all = Object.keys(t('languages', { ns: 'terms', returnObjects: true }));
  const languageOptions = (languages.length > 0 ? languages : all).map((value) => ({
    value,
    label: t(`languages.${value}`, { ns: 'terms', defaultValue: value }),
  }));
  const lines = (data?.lines ?? []).map((line) => ({ value: line.number, label: t('record.lineOf', line) }));
  const channels = policy.channels.map(({ code, text }) => ({ value: code, label: text }));
  const isOther = call.channel !== 'phone' || call.language !== '' || call.line !== '' || call.address !== '';
  return (
    <details open={isOther || call.kind !== 'person'}>
      <summary>{t('record.more')}</summary>
      <div className="pair below">
        {channels.length > 0 && (
          <div className="field">
            <label htmlFor="call-channel">{t('record.channel')}</label>
            <Select
              id="call-channel"
              options={channels}
              value={call.channel}
              onChange={(channel: string) => set({ channel })}
            />
          </div>
        )}
        <div className="field">
          <label htmlFor="call-language">{t('record.language')}</label>
          <Select
            id="call-language"
            allowClear
            options={languageOptions}
            value={call.language || null}
            onChange={(language: string | null) => set({ language: language ?? '' })}
          />
        </div>
        <div className="field">
          <label htmlFor="call-line">{t('record.line')}</label>
          <Select
            id="call-line"
            allowClear
            showSearch
            optionFilterProp="label"
            options={lines}
            value={call.line || null}
            onChange={(line: string | null) => set({ line: line ?? '' })}
          />
        </div>
        <div className="field">
          <label htmlFor="call-address">{t('record.address')}</label>
          <Input
            id="call-address"
            autoComplete="off"
            maxLength={500}
            value={call.address}
            onChange={({ target }) => set({ address: target.value })}
          />
        </div>
      </div>
      <fieldset className="record-choices below">
        <legend>{t('record.kind')}</legend>
        <Radio.Group
          name="kind"
          options={KINDS.map((value) => ({ value, label: t(`record.kinds.${value}`) }))}
          value={call.kind}
          onChange={({ target }) => set({ kind: target.value as Call['kind'] })}
        />
      </fieldset>
    </details>
  );
}
