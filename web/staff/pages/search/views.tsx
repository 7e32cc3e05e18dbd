import { useState } from 'react';
import { App, Button, Dropdown, Input, Modal, Select } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../api/client';
import { useSaid } from '../../app/language';
import { type Role, useSession } from '../../app/me';
import { ProblemBox } from '../../parts/states';

const PAGE = 'search';

/** Views that were saved: one's own, and those that somebody shares with the same role. Each is a link. */
export function SavedViews({ query, savable }: { query: string; savable: boolean }) {
  const { t } = useTranslation('search');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [saving, setSaving] = useState(false);
  const { data } = useQuery({
    queryKey: ['saved-views', PAGE],
    queryFn: () => answerOf(api.GET('/api/v1/saved-views', { params: { query: { page: PAGE } } })),
  });
  const forget = useMutation({
    mutationFn: (view: string) => answerOf(api.DELETE('/api/v1/saved-views/{view}', { params: { path: { view } } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['saved-views'] });
      void message.success(t('views.forgotten'));
    },
  });
  const views = data?.views ?? [];
  const here = views.find((view) => view.query === query);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items:
            views.length === 0
              ? [{ key: '', label: t('views.none'), disabled: true }]
              : views.map((view) => ({
                  key: view.id,
                  label: (
                    <>
                      {view.name}
                      {!view.own && <span className="second">{t('views.by', { name: view.by })}</span>}
                    </>
                  ),
                })),
          onClick: ({ key }) => {
            const chosen = views.find((view) => view.id === key);
            if (chosen) void navigate({ pathname: '/search', search: chosen.query });
          },
        }}
      >
        <Button>{here ? t('views.at', { name: here.name }) : t('views.open')}</Button>
      </Dropdown>
      {here?.mayForget ? (
        <Button danger loading={forget.isPending} onClick={() => forget.mutate(here.id)}>
          {t('views.forget')}
        </Button>
      ) : (
        <Button disabled={!savable || query === ''} onClick={() => setSaving(true)}>
          {t('views.save')}
        </Button>
      )}
      {saving && <Saving query={query} close={() => setSaving(false)} />}
    </>
  );
}

function Saving({ query, close }: { query: string; close: () => void }) {
  const { t } = useTranslation('search');
  const said = useSaid();
  const { me } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [sharedWith, setSharedWith] = useState<Role | null>(null);
  const save = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/saved-views', { body: { page: PAGE, name, query, sharedWith } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['saved-views'] });
      void message.success(t('views.saved'));
      close();
    },
  });
  const roles = new Map(me.grants.map((grant) => [grant.role, said(grant.words)]));
  return (
    <Modal
      open
      title={t('views.save')}
      okText={t('views.keep')}
      cancelText={t('views.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: save.isPending }}
      onOk={() => save.mutate()}
      onCancel={close}
    >
      <div className="stacked">
        <label htmlFor="view-name">{t('views.name')}</label>
        <Input
          id="view-name"
          value={name}
          maxLength={60}
          autoFocus
          onChange={({ target }) => setName(target.value)}
          onPressEnter={() => name.trim() !== '' && !save.isPending && save.mutate()}
        />
        <label htmlFor="view-shared">{t('views.shared')}</label>
        <Select
          id="view-shared"
          value={sharedWith ?? ''}
          options={[
            { value: '', label: t('views.onlyMe') },
            ...[...roles].map(([value, label]) => ({ value, label: t('views.allOf', { role: label }) })),
          ]}
          onChange={(role: Role | '') => setSharedWith(role === '' ? null : role)}
        />
        {save.error !== null && <ProblemBox error={save.error} />}
      </div>
    </Modal>
  );
}
