const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is left until a due instant, or how long it is past, in words; with the colour of its urgency. */
export function left(dueAt, now = Date.now()) {
  if (dueAt === null) return { zh: '无时限', en: 'no limit', colour: '' };
  const ms = Date.parse(dueAt) - now;
  const past = ms < 0;
  const length = lengthWords(Math.abs(ms));
  if (past) return { zh: `● 逾期 ${length.zh}`, en: `overdue ${length.en}`, colour: 'red' };
  const near = ms < DAY;
  return { zh: `${near ? '▲ ' : ''}还剩 ${length.zh}`, en: `${length.en} left`, colour: near ? 'amber' : '' };
}

function lengthWords(ms) {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / 60_000);
  if (days > 0) return { zh: `${days} 天 ${hours} 小时`, en: `${days} d ${hours} h` };
  if (hours > 0) return { zh: `${hours} 小时 ${minutes} 分`, en: `${hours} h ${minutes} min` };
  return { zh: `${minutes} 分`, en: `${minutes} min` };
}

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** a day and clock as people say it, in the field's zone */
export function clock(instant) {
  const of = Object.fromEntries(CLOCK.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  return `${of.month} 月 ${of.day} 日（${of.weekday}）${of.hour}:${of.minute}`;
}
