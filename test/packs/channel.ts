import { closedChannels } from '../../domain/policy/channels';
import type { Policy } from '../../domain/policy/policy';

/** a channel that the pack takes appeals through: the telephone where it excludes none */
export const channelsAllow = (policy: Policy): string => closedChannels(policy)?.[0] ?? 'phone';
