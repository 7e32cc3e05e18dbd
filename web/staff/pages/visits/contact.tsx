import { Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useKeys } from '../../app/keys';
import { ProblemBox } from '../../parts/states';

/** Whom to call: shown when it is asked for, and then written down who read it, with the reason (R-IDC-12). */
export function Contact({ number }: { number: string }) {
  const { t } = useTranslation('visits');
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/appeals/{number}/identity', {
          params: { path: { number } },
          body: { reason: t('contact.reason') },
        }),
      ),
  });
  useKeys([{ key: 'c', words: t('contact.show'), act: () => (data || isPending ? false : mutate()) }]);
  if (data)
    return (
      <p className="contact">
        <strong>{data.contact ?? data.contactDetails.at(-1) ?? t('contact.none')}</strong>{' '}
        {data.name ?? data.pseudonym ?? t('contact.unnamed')}
      </p>
    );
  return (
    <>
      <Button loading={isPending} onClick={() => mutate()}>
        {t('contact.show')} <kbd aria-hidden>c</kbd>
      </Button>
      <span className="second">{t('contact.logged')}</span>
      {error && <ProblemBox error={error} again={() => mutate()} />}
    </>
  );
}
