import { type Policy } from './policy';

/**
 * The channels that a city takes appeals through, by code (R-CHN-34); null where it excludes none: its pack names no channel, or
 * names fewer than it says there are, like the five of Bengbu's seventeen (AMB-17, R-SYS-06).
 */
export function closedChannels(policy: Policy): readonly string[] | null {
  const { channels, channelCount } = policy.pack;
  if (channels === null || (channelCount !== null && channelCount.value > channels.length)) return null;
  return channels.map((channel) => channel.code);
}
