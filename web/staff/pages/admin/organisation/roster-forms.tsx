import { useState } from 'react';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSaid } from '../../../app/language';
import { useDraft } from '../../../parts/draft';
import { useUnits } from '../../../parts/units';
import { useAct } from '../act';
import { InstantPicker } from '../../../parts/instant-picker';
import { Labelled } from '../labelled';
import { useAccount, useAccountChoices } from './org';

interface Period {
  from: string | null;
  until: string | null;
}

interface EntryText extends Period {
  account: string | null;
  /** place among the grants of the account */
  grant: number;
}

/** Somebody is put on duty, in a role that they hold already: a roster gives no rights. */
export function NewEntry() {
  const { t } = useTranslation('organisation');
  const said = useSaid();
  const { nameOf } = useUnits();
  const [text, keep, forget] = useDraft<EntryText>('new-on-duty', { account: null, grant: 0, from: null, until: null });
  const { run, busy, problem } = useAct([['roster']]);
  const account = useAccount(text.account);
  const grant = account?.grants[text.grant];
  const { from, until } = text;
  return (
    <form
      className="row-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!account || !grant || from === null || until === null) return;
        const body = { account: account.id, role: grant.role, unit: grant.unit, from, until };
        void run(() => answerOf(api.POST('/api/v1/roster', { body })), forget);
      }}
    >
      <Person
        id="duty-person"
        words={t('roster.person')}
        value={text.account}
        change={(chosen) => keep({ ...text, account: chosen, grant: 0 })}
      />
      <Labelled of="duty-role" words={t('roster.role')} required>
        <Select
          id="duty-role"
          value={grant ? text.grant : null}
          options={(account?.grants ?? []).map((one, i) => ({
            value: i,
            label: [said(one.words), nameOf(one.unit)].filter(Boolean).join(' '),
          }))}
          onChange={(chosen) => keep({ ...text, grant: chosen })}
        />
      </Labelled>
      <PeriodFields id="duty" period={text} change={(period) => keep({ ...text, ...period })} />
      <Button type="primary" htmlType="submit" loading={busy} disabled={!grant || from === null || until === null}>
        {t('roster.add')}
      </Button>
      {problem}
    </form>
  );
}

interface DeputyText extends Period {
  absent: string | null;
  deputy: string | null;
}

/** Somebody acts for somebody who is absent, with that person's roles, from then to then. */
export function NewDeputy() {
  const { t } = useTranslation('organisation');
  const [text, keep, forget] = useDraft<DeputyText>('new-deputy', {
    absent: null,
    deputy: null,
    from: null,
    until: null,
  });
  const { run, busy, problem } = useAct([['deputies']]);
  const { absent, deputy, from, until } = text;
  return (
    <form
      className="row-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (absent === null || deputy === null || from === null || until === null) return;
        void run(() => answerOf(api.POST('/api/v1/deputies', { body: { absent, deputy, from, until } })), forget);
      }}
    >
      <Person
        id="absent"
        words={t('roster.absent')}
        value={absent}
        change={(chosen) => keep({ ...text, absent: chosen })}
      />
      <Person
        id="deputy"
        words={t('roster.deputy')}
        value={deputy}
        change={(chosen) => keep({ ...text, deputy: chosen })}
      />
      <PeriodFields id="deputy" period={text} change={(period) => keep({ ...text, ...period })} />
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={absent === null || deputy === null || from === null || until === null}
      >
        {t('roster.name')}
      </Button>
      {problem}
    </form>
  );
}

interface PersonProps {
  id: string;
  words: string;
  value: string | null;
  change: (account: string | null) => void;
}

function Person({ id, words, value, change }: PersonProps) {
  const { t } = useTranslation('organisation');
  const [sought, setSought] = useState('');
  const found = useAccountChoices(sought);
  return (
    <Labelled of={id} words={words} required>
      <Select
        id={id}
        allowClear
        showSearch={{ filterOption: false, onSearch: setSought }}
        placeholder={t('choose', { ns: 'app' })}
        value={value}
        options={found.map((one) => ({
          value: one.id,
          label: t('roster.named', { name: one.name, login: one.login }),
        }))}
        onChange={(chosen: string | undefined) => change(chosen ?? null)}
      />
    </Labelled>
  );
}

function PeriodFields({ id, period, change }: { id: string; period: Period; change: (period: Period) => void }) {
  const { t } = useTranslation('organisation');
  const { from, until } = period;
  return (
    <>
      {(['from', 'until'] as const).map((end) => (
        <Labelled key={end} of={`${id}-${end}`} words={t(`roster.${end}`)} required>
          <InstantPicker
            id={`${id}-${end}`}
            value={period[end]}
            change={(instant) => change({ from, until, [end]: instant })}
          />
        </Labelled>
      ))}
    </>
  );
}
