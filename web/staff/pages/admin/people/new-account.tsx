import { useState } from 'react';
import { Button, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useDraft } from '../../../parts/draft';
import { useInstants } from '../../../parts/instants';
import { useAct } from '../act';
import { fieldWordsOf } from '../field-words';
import { Labelled } from '../labelled';
import { GrantFields, type GrantText, isWhole } from './grant-fields';
import { Secret } from './secret';
import '../admin.css';
import './people.css';

type Added = operations['addAccount']['responses'][201]['content']['application/json'];
const WAYS = ['password', 'identity', 'none'] as const;

interface Text {
  login: string;
  name: string;
  signIn: (typeof WAYS)[number];
  grant: GrantText;
}

const EMPTY: Text = { login: '', name: '', signIn: 'password', grant: { role: null, unit: null } };

/** A person or a machine is added; the initial password is shown once. */
export function Page() {
  const { t } = useTranslation('people');
  const instant = useInstants();
  const navigate = useNavigate();
  const [text, keep, forget] = useDraft('new-account', EMPTY);
  const [added, setAdded] = useState<Added | null>(null);
  const { run, busy, problem } = useAct([['accounts']], fieldWordsOf({ login: t('login'), name: t('name') }));
  const put = (part: Partial<Text>): void => keep({ ...text, ...part });
  const { role, unit } = text.grant;
  const canAdd = text.login.trim() !== '' && text.name.trim() !== '' && (role === null || isWhole(text.grant));
  const add = (): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/accounts', {
            body: {
              login: text.login.trim(),
              name: text.name.trim(),
              signIn: text.signIn,
              grants: role === null ? [] : [{ role, unit }],
            },
          }),
        ),
      (answer) => {
        forget();
        if (answer.initialPassword === null) void navigate(`/accounts/${answer.account.id}`);
        else setAdded(answer);
      },
    );
  if (added)
    return (
      <div className="admin form">
        <h1>{t('added', { name: added.account.name })}</h1>
        <Secret
          title={t('secret.password', { login: added.account.login })}
          secret={added.initialPassword ?? ''}
          how={t('secret.passwordHow', { until: added.until ? instant(added.until) : '' })}
          close={() => void navigate(`/accounts/${added.account.id}`)}
        />
      </div>
    );
  return (
    <div className="admin">
      <h1>{t('add')}</h1>
      <form
        className="pane form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Labelled of="account-login" words={t('login')} required hint={t('loginHint')}>
          <Input
            id="account-login"
            autoComplete="off"
            maxLength={64}
            value={text.login}
            onChange={({ target }) => put({ login: target.value })}
          />
        </Labelled>
        <Labelled of="account-name" words={t('name')} required>
          <Input
            id="account-name"
            autoComplete="off"
            maxLength={100}
            value={text.name}
            onChange={({ target }) => put({ name: target.value })}
          />
        </Labelled>
        <GrantFields id="account" grant={text.grant} change={(grant) => put({ grant })} />
        <fieldset className="reach">
          <legend>{t('signIn')}</legend>
          <Radio.Group
            className="stacked"
            value={text.signIn}
            onChange={({ target }) => put({ signIn: target.value as Text['signIn'] })}
          >
            {WAYS.map((way) => (
              <Radio key={way} value={way}>
                {t(`ways.${way}`)}
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
        {problem}
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!canAdd}>
            {t('add')}
          </Button>
          <Button onClick={forget}>{t('forget')}</Button>
        </div>
      </form>
    </div>
  );
}
