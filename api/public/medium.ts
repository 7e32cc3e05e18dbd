import type { Medium } from '../../domain/policy/channels';

/** WeChat's browser names itself; whatever else is a browser (R-CHN-11) */
export const mediumOf = (userAgent: string | undefined): Medium =>
  /MicroMessenger/i.test(userAgent ?? '') ? 'wechat' : 'browser';
