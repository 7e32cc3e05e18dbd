import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useDraft } from '../../../parts/draft';
import { useAct } from '../act';
import { fieldWordsOf } from '../field-words';
import { Labelled } from '../labelled';
import type { Account } from './accounts';

export function NameForm({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  const [name, keep, forget] = useDraft(`account-name-${account.id}`, account.name);
  const { run, busy, problem } = useAct([['accounts']], fieldWordsOf({ name: t('name') }));
  return (
    <form
      className="pane form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(
          () =>
            answerOf(
              api.POST('/api/v1/accounts/{id}/rename', {
                params: { path: { id: account.id } },
                body: { name: name.trim() },
              }),
            ),
          forget,
        );
      }}
    >
      <Labelled of="rename" words={t('name')}>
        <Input id="rename" maxLength={100} value={name} onChange={({ target }) => keep(target.value)} />
      </Labelled>
      {problem}
      <div className="buttons">
        <Button htmlType="submit" loading={busy} disabled={name.trim() === '' || name.trim() === account.name}>
          {t('rename')}
        </Button>
      </div>
    </form>
  );
}
