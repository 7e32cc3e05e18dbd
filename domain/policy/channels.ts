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

/** What an appellant has in hand who writes by themself: a browser, or the one inside WeChat. */
export type Medium = 'browser' | 'wechat';

/** Codes that packs use for what is written on the city's own pages, the most telling one first (R-CHN-11, R-CHN-15, R-CHN-16). */
const CHANNELS_OF: Readonly<Record<Medium, readonly string[]>> = {
  browser: ['website', 'cityPortal', 'mobileApp', 'mayorMailbox'],
  wechat: ['wechat', 'website', 'cityPortal', 'mobileApp', 'mayorMailbox'],
};

/**
 * The city's code for an appeal that the appellant writes on these pages (R-CHN-15, R-CHN-34): the first that the pack names, the
 * plain one where the pack excludes none; null where the pack names its channels and none of them is one to write by.
 */
export function onlineChannel(policy: Policy, medium: Medium): string | null {
  const wanted = CHANNELS_OF[medium];
  const named = policy.pack.channels?.map((channel) => channel.code) ?? [];
  const found = wanted.find((code) => named.includes(code));
  return found ?? (closedChannels(policy) === null ? (wanted[0] ?? null) : null);
}
