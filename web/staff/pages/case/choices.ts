import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { Appeal, Offer } from '../../parts/appeal';
import { useHandlers } from '../../parts/colleagues';
import type { Choice } from '../../parts/schema-field';
import { type Unit, useUnits } from '../../parts/units';

interface Coded {
  code: string;
  text: string;
}
interface Pack {
  accountability?: { triggers: readonly Coded[]; forms: readonly Coded[]; escalation?: readonly Coded[] } | null;
}

const PLATFORM_LEVEL = 1;
const ACCOUNTABILITY: readonly string[] = ['proposeAccountability', 'decideAccountability'];

/** What can be chosen in the form of an action, by the names of its fields: units, colleagues, and what the city's rules list. */
export function useChoices(appeal: Appeal, offer: Offer): Readonly<Record<string, readonly Choice[]>> {
  const { units } = useUnits();
  const own = appeal.orders.find((one) => one.no === offer.order)?.unit.id ?? null;
  const colleagues = useHandlers(offer.link === 'handToColleague' ? own : null);
  const { data: policy } = useQuery({
    queryKey: ['policy'],
    queryFn: () => answerOf(api.GET('/api/v1/policy')),
    enabled: ['notAccept', ...ACCOUNTABILITY].includes(offer.link),
  });
  const pack = policy?.pack as Pack | undefined;
  const handling = units.filter((unit) => unit.level > PLATFORM_LEVEL && unit.active);
  const below =
    offer.link === 'assignOrder' && own !== null ? handling.filter((u) => isBelow(units, u, own)) : handling;
  const unitChoices = below.map((unit) => ({ code: unit.id, words: { zh: unit.name, en: unit.nameEn ?? unit.name } }));
  const accountability = pack?.accountability;
  return {
    unit: unitChoices,
    lead: unitChoices,
    colleague: colleagues.map(({ id, name }) => ({ code: id, words: { zh: name, en: name } })),
    // other actions have texts of these names
    ...(offer.link === 'notAccept' ? { reason: coded(policy?.nonAcceptanceReasons ?? []) } : {}),
    ...(ACCOUNTABILITY.includes(offer.link)
      ? {
          trigger: coded(accountability?.triggers ?? []),
          form: coded([...(accountability?.forms ?? []), ...(accountability?.escalation ?? [])]),
        }
      : {}),
  };
}

/** the pack's own words, which are Chinese in both languages, with their codes */
const coded = (all: readonly Coded[]): Choice[] =>
  all.map(({ code, text }) => ({ code, words: { zh: `${text}（${code}）`, en: `${text} (${code})` } }));

function isBelow(units: readonly Unit[], unit: Unit, above: string): boolean {
  if (unit.parent === null || unit.id === above) return false;
  if (unit.parent === above) return true;
  const parent = units.find((one) => one.id === unit.parent);
  return parent !== undefined && isBelow(units, parent, above);
}
