import { CITY_WORDS } from './city-words';
import { KNOWLEDGE_WORDS } from './knowledge-words';
import { NOTICE_WORDS } from './notice-words';
import { ORGANISATION_WORDS } from './organisation-words';
import { POLICY_WORDS } from './policy-words';
import { PUBLIC_WORDS } from './public-words';
import { ROLLOUT_WORDS } from './rollout-words';
import { SEARCH_WORDS } from './search-words';
import { SIGN_IN_WORDS } from './sign-in-words';
import { SIMULATION_WORDS } from './simulation-words';
import type { ProblemWords } from './said';

/** What the API itself says no to, or cannot do; refusals of the loop stand in refusal-words.ts. */
export const API_WORDS = {
  forbidden: {
    status: 403,
    title: { zh: '没有权限', en: 'Not allowed' },
    detail: { zh: '您的角色不能使用此功能；可以使用的是：{may}。', en: 'This is not for your role; it is for: {may}.' },
    whatToDo: { zh: '请由有此职责的人员办理。', en: 'Ask someone who holds one of these roles.' },
  },
  identityHidden: {
    status: 403,
    title: { zh: '诉求人身份保密', en: 'The appellant’s identity is protected' },
    detail: {
      zh: '这件诉求已标记保密，承办单位不能查看诉求人身份。',
      en: 'The appeal is marked confidential: handling units do not see who appeals.',
    },
    whatToDo: { zh: '请通过热线平台联系诉求人。', en: 'Contact the appellant through the hotline.' },
  },
  invalidInput: {
    status: 422,
    title: { zh: '填写有误', en: 'Something is not filled in right' },
    detail: { zh: '下列各项（fields）没有填对。', en: 'The fields listed (fields) are not as they should be.' },
    whatToDo: { zh: '改正所列各项后重新提交。', en: 'Correct the fields listed and send again.' },
  },
  textTooLong: {
    status: 422,
    title: { zh: '文字过长', en: 'A text is too long' },
    detail: { zh: '请看 fields 中所列文字及上限。', en: 'See “fields” for the text and its limit.' },
    whatToDo: { zh: '缩短后重新提交。', en: 'Shorten it and send again.' },
  },
  controlCharacters: {
    status: 422,
    title: { zh: '含有控制字符', en: 'Control characters' },
    detail: {
      zh: '文字只能含换行和制表符，不能含其他控制字符。',
      en: 'A text may hold line feeds and tabs, and no other control character.',
    },
    whatToDo: {
      zh: '去掉控制字符（回车 \\r 也算）后重新提交。',
      en: 'Remove them (a carriage return \\r is one) and send again.',
    },
  },
  wrongEncoding: {
    status: 400,
    title: { zh: '编码不对', en: 'Wrong encoding' },
    detail: { zh: '请求内容不是有效的 UTF-8。', en: 'The request is not valid UTF-8.' },
    whatToDo: { zh: '以 UTF-8 重新发送；GBK 文件请先转换。', en: 'Send it as UTF-8; convert GBK files first.' },
  },
  bodyTooLarge: {
    status: 413,
    title: { zh: '请求过大', en: 'The request is too large' },
    detail: { zh: '请求超过 {limit} 字节。', en: 'The request holds more than {limit} bytes.' },
    whatToDo: {
      zh: '分成几次发送；大文件不要放在文字里。',
      en: 'Send it in parts; large files do not belong in texts.',
    },
  },
  fileTooLarge: {
    status: 413,
    title: { zh: '文件过大', en: 'The file is too large' },
    detail: { zh: '文件超过 {limit} 字节。', en: 'The file holds more than {limit} bytes.' },
    whatToDo: { zh: '压缩或分成几个文件后再传。', en: 'Compress it, or send it as several files.' },
  },
  fileEmpty: {
    status: 422,
    title: { zh: '文件是空的', en: 'The file is empty' },
    detail: { zh: '请求中没有文件内容。', en: 'The request holds no content of a file.' },
    whatToDo: { zh: '把文件内容放在请求正文中重新发送。', en: 'Send the file’s bytes as the body of the request.' },
  },
  fileMasked: {
    status: 410,
    title: { zh: '文件已脱敏', en: 'The file was masked' },
    detail: {
      zh: '文件内容已依规定删除，只留下记录。',
      en: 'Its content was removed by right; that it was there is on record.',
    },
    whatToDo: { zh: '无需处理。', en: 'Nothing needs to be done.' },
  },
  contentMissing: {
    status: 500,
    title: { zh: '文件内容缺失或被改动', en: 'A file’s content is missing or altered' },
    detail: {
      zh: '存储中没有下列文件的原内容：{files}。',
      en: 'The content as it was stored is not there for: {files}.',
    },
    whatToDo: {
      zh: '请运维人员从备份恢复文件目录；huiying audit verify 会列出全部。',
      en: 'An operator restores the folder of files from a backup; huiying audit verify lists them all.',
    },
  },
  contentUnavailable: {
    status: 503,
    title: { zh: '文件存储暂时不可用', en: 'Files cannot be stored or read now' },
    detail: { zh: '文件目录暂时无法读写。', en: 'The folder of files cannot be read or written now.' },
    whatToDo: {
      zh: '稍后用同一个 Idempotency-Key 重发；仍不行，请运维人员检查磁盘空间和权限。',
      en: 'Repeat it later with the same Idempotency-Key; if it stays, an operator looks at space and rights of the disk.',
    },
  },
  bundleOfOpenCase: {
    status: 409,
    title: { zh: '诉求尚未办结', en: 'The appeal is still open' },
    detail: {
      zh: '诉求现处于“{stage}”；办结后方可出具案卷。',
      en: 'The appeal stands at “{stage}”; its bundle is made once it is closed.',
    },
    whatToDo: {
      zh: '办结后再取；办理过程可随时查看。',
      en: 'Fetch it after closure; the log can be read at any time.',
    },
  },
  notJson: {
    status: 400,
    title: { zh: '不是 JSON', en: 'Not JSON' },
    detail: { zh: '请求内容不是有效的 JSON 对象。', en: 'The request is not a valid JSON object.' },
    whatToDo: {
      zh: '以 Content-Type: application/json 发送一个 JSON 对象。',
      en: 'Send one JSON object with Content-Type: application/json.',
    },
  },
  badHeader: {
    status: 400,
    title: { zh: '请求头不对', en: 'A header is not right' },
    detail: {
      zh: '请求头 {header} 须为 1 至 {max} 个可见 ASCII 字符。',
      en: 'The header {header} has to be 1 to {max} printable ASCII characters.',
    },
    whatToDo: { zh: '改正后重新发送。', en: 'Correct it and send again.' },
  },
  dateUnknown: {
    status: 422,
    title: { zh: '没有这个日期或时间', en: 'No such date or time' },
    detail: {
      zh: '请看 fields；例如没有 2 月 31 日，时间须带时区。',
      en: 'See “fields”: there is no 31 February, and an instant names its offset.',
    },
    whatToDo: { zh: '写成 2026-02-13T10:00:00+08:00 的样子。', en: 'Write it like 2026-02-13T10:00:00+08:00.' },
  },
  receivedInFuture: {
    status: 422,
    title: { zh: '接收时间在将来', en: 'Received in the future' },
    detail: {
      zh: '接收时间比现在晚；最多容许时钟相差 {toleratedSeconds} 秒。',
      en: 'The instant of receipt is later than now; clocks may differ by {toleratedSeconds} seconds at most.',
    },
    whatToDo: { zh: '核对时间和时区，或校准时钟。', en: 'Check the time and its offset, or set the clock.' },
  },
  beforeCalendar: {
    status: 422,
    title: { zh: '早于工作日历', en: 'Before the working calendar' },
    detail: {
      zh: '工作日历自 {firstDay} 起；更早的日期无法计算期限。',
      en: 'The working calendar begins on {firstDay}; no limit can be counted before it.',
    },
    whatToDo: { zh: '核对日期。', en: 'Check the date.' },
  },
  unitUnknown: {
    status: 422,
    title: { zh: '没有这个承办单位', en: 'No such handling unit' },
    detail: { zh: '没有可派单的单位“{unit}”。', en: 'There is no active handling unit {unit}.' },
    whatToDo: { zh: '从 GET /api/v1/units 中选择。', en: 'Choose one from GET /api/v1/units.' },
  },
  unitNotBelow: {
    status: 422,
    title: { zh: '不是您单位的下级单位', en: 'Not a unit below yours' },
    detail: { zh: '{unit} 不在 {own} 之下。', en: '{unit} does not stand below {own}.' },
    whatToDo: { zh: '选择本单位的下级单位。', en: 'Choose a unit below your own.' },
  },
  colleagueUnknown: {
    status: 422,
    title: { zh: '不是本单位的承办人', en: 'Not a handler of this unit' },
    detail: {
      zh: '账号 {colleague} 不是 {unit} 在用的承办人账号：工单只能转交本单位的承办人。',
      en: 'The account {colleague} is no active handler of {unit}: an order is handed to a handler of the same unit.',
    },
    whatToDo: {
      zh: '从本单位的承办人中选择；要交给下级单位，用“下派”。',
      en: 'Choose one of the unit’s handlers; for a unit below, assign the order.',
    },
  },
  engineUnavailable: {
    status: 503,
    title: { zh: '流程引擎暂时不可用', en: 'The workflow engine is not available' },
    detail: { zh: '暂时无法确认是否已办理。', en: 'It cannot be said now whether the action was taken.' },
    whatToDo: {
      zh: '稍后用同一个 Idempotency-Key（见响应头）重发；绝不会办理两次。',
      en: 'Repeat it shortly with the same Idempotency-Key (it is in the answer’s header); it is never done twice.',
    },
  },
  storeUnavailable: {
    status: 503,
    title: { zh: '数据库暂时不可用', en: 'The store is not available' },
    detail: { zh: '暂时无法读写数据。', en: 'Data cannot be read or written now.' },
    whatToDo: { zh: '稍后用同一个 Idempotency-Key 重发。', en: 'Repeat it shortly with the same Idempotency-Key.' },
  },
  notFound: {
    status: 404,
    title: { zh: '没有这个地址', en: 'Nothing here' },
    detail: { zh: '{path} 不存在。', en: 'There is nothing at {path}.' },
    whatToDo: { zh: '接口说明见 /docs。', en: 'The interface is described at /docs.' },
  },
  methodNotAllowed: {
    status: 405,
    title: { zh: '不支持这种请求方法', en: 'Not with this method' },
    detail: { zh: '此地址只支持：{allow}。', en: 'This address takes: {allow}.' },
    whatToDo: { zh: '接口说明见 /docs。', en: 'The interface is described at /docs.' },
  },
  tooManyRequests: {
    status: 429,
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    detail: { zh: '请在 {seconds} 秒后重试。', en: 'Try again in {seconds} seconds.' },
    whatToDo: { zh: '稍候再试。', en: 'Wait a little.' },
  },
  internal: {
    status: 500,
    title: { zh: '系统出错', en: 'A fault of the system' },
    detail: { zh: '出错编号 {fault}；已记入日志。', en: 'Fault {fault}; it stands in the log.' },
    whatToDo: {
      zh: '用同一个 Idempotency-Key 重试；仍不行，请把出错编号告诉运维人员。',
      en: 'Repeat with the same Idempotency-Key; if it stays, tell an operator the fault’s number.',
    },
  },
  ...SEARCH_WORDS,
  ...SIGN_IN_WORDS,
  ...CITY_WORDS,
  ...PUBLIC_WORDS,
  ...KNOWLEDGE_WORDS,
  ...ORGANISATION_WORDS,
  ...NOTICE_WORDS,
  ...POLICY_WORDS,
  ...ROLLOUT_WORDS,
  ...SIMULATION_WORDS,
} as const satisfies Readonly<Record<string, ProblemWords>>;

export type ApiCode = keyof typeof API_WORDS;
