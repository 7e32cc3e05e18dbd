import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { useSession } from '../../app/me';
import { useInstants } from '../../parts/instants';
import { useNow } from '../../parts/now';

type Deputy = operations['deputies']['responses'][200]['content']['application/json']['deputies'][number];

/** two people may stand in several entries; the one that lasts longest says it */
const oneOfEach = (all: readonly Deputy[]): readonly Deputy[] => [
  ...new Map(
    [...all]
      .sort((a, b) => Date.parse(a.until) - Date.parse(b.until))
      .map((d) => [`${d.absent.account} ${d.deputy.account}`, d]),
  ).values(),
];

/** For whom this person acts at present, and who acts for this person: what is done is on record as the deputy's act. */
export function Deputies() {
  const { t } = useTranslation('unit');
  const { me } = useSession();
  const now = useNow();
  const instant = useInstants();
  const { data } = useQuery({ queryKey: ['deputies'], queryFn: () => answerOf(api.GET('/api/v1/deputies')) });
  const running = (data?.deputies ?? []).filter((d) => Date.parse(d.from) <= now && now < Date.parse(d.until));
  const mine = oneOfEach(running.filter((d) => d.deputy.account === me.account.id));
  const forMe = oneOfEach(running.filter((d) => d.absent.account === me.account.id));
  if (mine.length + forMe.length === 0) return null;
  return (
    <p className="deputies" role="note">
      {mine.map((d) => (
        <span key={d.id}>{t('deputies.iActFor', { name: d.absent.name, until: instant(d.until) })}</span>
      ))}
      {forMe.map((d) => (
        <span key={d.id}>{t('deputies.actsForMe', { name: d.deputy.name, until: instant(d.until) })}</span>
      ))}
    </p>
  );
}
