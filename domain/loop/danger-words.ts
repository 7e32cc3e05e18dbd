/** The emergency lines of the whole country: police, fire, ambulance, traffic police (R-NAC-05, R-NAC-09). */
export const EMERGENCY_LINES = ['110', '119', '120', '122'] as const;

export type EmergencyLine = (typeof EMERGENCY_LINES)[number];

/**
 * Words by which people tell of a danger to life, and the line that helps. They decide nothing: whoever writes them is shown the
 * line at once, and the appeal goes its way (R-EMG-05, R-EMG-08).
 */
export const DANGER_WORDS: Readonly<Record<EmergencyLine, readonly string[]>> = {
  '110': [
    '抢劫',
    '杀人',
    '持刀',
    '绑架',
    '打人',
    '殴打',
    '斗殴',
    '家暴',
    '自杀',
    '跳楼',
    '轻生',
    '溺水',
    '落水',
    '走失',
    'robbery',
    'robbed',
    'kidnap',
    'stabbed',
    'suicide',
    'drowning',
    'beaten up',
  ],
  '119': [
    '着火',
    '起火',
    '失火',
    '火灾',
    '冒烟',
    '爆炸',
    '燃气泄漏',
    '煤气泄漏',
    '天然气泄漏',
    '坍塌',
    '倒塌',
    '被困',
    'on fire',
    'fire broke',
    'explosion',
    'gas leak',
    'collapsed',
    'trapped',
  ],
  '120': [
    '受伤',
    '流血',
    '昏迷',
    '晕倒',
    '休克',
    '心脏病',
    '中毒',
    '触电',
    '没有呼吸',
    '救命',
    'injured',
    'bleeding',
    'unconscious',
    'not breathing',
    'heart attack',
    'poisoned',
    'electrocuted',
  ],
  '122': ['车祸', '交通事故', '被车撞', 'car accident', 'car crash', 'hit by a car'],
};

/** The emergency lines that these words speak of, in the order of the lines; none for an ordinary appeal. */
export function emergencyLinesIn(text: string): readonly EmergencyLine[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return EMERGENCY_LINES.filter((line) => DANGER_WORDS[line].some((word) => plain.includes(word)));
}
