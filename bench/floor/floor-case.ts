import type { Desk } from '../desk';
import { ACTIONS_OF_A_CASE, timed, type Told } from '../plain-case';

/** Whoever carries a case of the floor: its client itself, or somebody who asks its API. */
export interface FloorAsked {
  register(): Promise<string>;
  act(id: string, action: number): Promise<unknown>;
}

export async function floorCase(asked: FloorAsked, told: Told): Promise<void> {
  const id = await timed('register', told, () => asked.register());
  for (let action = 2; action <= ACTIONS_OF_A_CASE; action++) await timed('act', told, () => asked.act(id, action));
}

/** the floor behind its API */
export const floorThroughHttp = (desk: Desk): FloorAsked => ({
  register: async () => (await desk.post<{ id: string }>('', '/', {})).id,
  act: (id, action) => desk.post('', `/${id}/${action}`, {}),
});
