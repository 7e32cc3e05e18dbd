import { PlainFailure } from '../services/plain-failure';
import { INVENTED_APPEALS } from './invented-words';
import type { Person } from './person';
import { drawsFor, one } from './plan';
import type { Custom } from './staff';

/** An invented appeal: what it is depends on the seed and its place in the drive alone. */
export function inventedAppeal(seed: string, index: number, custom: Custom): Record<string, unknown> {
  const draw = drawsFor(seed, `appeal ${index}`);
  const pick = <T>(name: string, from: readonly T[]): T | undefined => from[Math.floor(draw(name) * from.length)];
  const [title, message] = pick('words', INVENTED_APPEALS) ?? [];
  const way = one(draw('way'), { acceptedAtOnce: 15, toBeAccepted: 75, incomplete: 10 });
  const missing = way === 'incomplete' ? pick('missing', custom.elements) : undefined;
  return {
    ...(custom.channels.length > 0 ? { channel: pick('channel', custom.channels) } : {}),
    category: pick('category', custom.categories) ?? null,
    marks: {
      ...(draw('important') < 0.05 ? { important: true } : {}),
      ...(draw('urgent') < 0.03 ? { urgent: true } : {}),
      ...(draw('confidential') < 0.05 ? { confidential: true } : {}),
      ...(draw('replyRequested') < 0.5 ? { replyRequested: true } : {}),
    },
    title,
    message,
    elements: Object.fromEntries(
      custom.elements.filter((e) => e !== missing).map((e) => [e, { text: `（虚构）${title}，${e}` }]),
    ),
    askForMissing: way === 'incomplete',
    appellant: { kind: 'person', name: `虚构诉求人${index}`, contact: '00000000000' },
    ...(way === 'acceptedAtOnce' ? { following: { accept: {} } } : {}),
  };
}

/** registers one and answers its number and query code; a refusal of what nobody typed is a fault of this program */
export async function registerInvented(
  agent: Person,
  seed: string,
  index: number,
  custom: Custom,
): Promise<{ number: string; queryCode: string | null; ms: number }> {
  const acted = await agent.act('/appeals', inventedAppeal(seed, index, custom));
  if ('number' in acted) return { number: acted.number, queryCode: acted.queryCode ?? null, ms: acted.ms };
  throw new PlainFailure(
    `登记被拒绝：${acted.refused} ${JSON.stringify(acted.data)}`,
    `A registration was refused: ${acted.refused} ${JSON.stringify(acted.data)}`,
  );
}
