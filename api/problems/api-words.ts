import { ORGANISATION_WORDS } from './organisation-words';
import { POLICY_WORDS } from './policy-words';
import { ROLLOUT_WORDS } from './rollout-words';
import { SIMULATION_WORDS } from './simulation-words';
import type { ProblemWords } from './said';

/** What the API itself says no to, or cannot do; refusals of the loop stand in refusal-words.ts. */
export const API_WORDS = {
  notSignedIn: {
    status: 401,
    title: { zh: '请先登录', en: 'Sign in first' },
    detail: { zh: '没有登录，或登录已失效。', en: 'You are not signed in, or the session has ended.' },
    whatToDo: {
      zh: '登录后重试；程序请带 Authorization: Bearer 令牌。',
      en: 'Sign in and try again; programs send Authorization: Bearer with a token.',
    },
  },
  wrongPassword: {
    status: 401,
    title: { zh: '账号或密码不对', en: 'Wrong login or password' },
    detail: { zh: '没有这个账号，或密码不对。', en: 'There is no such login, or the password is another one.' },
    whatToDo: {
      zh: '核对后重试；忘记密码请找管理员。',
      en: 'Check both and try again; an administrator can set a new password.',
    },
  },
  loginLocked: {
    status: 429,
    title: { zh: '登录已暂时锁定', en: 'This login is locked for a while' },
    detail: {
      zh: '密码多次不对，{seconds} 秒后才能再试；再错，锁定时间加倍。',
      en: 'After several wrong passwords it can be tried again in {seconds} seconds; each further one doubles the time.',
    },
    whatToDo: {
      zh: '稍候再试；忘记密码，或没有试过，请找管理员解锁或重置密码。',
      en: 'Wait; who forgot the password, or did not try at all, asks an administrator to unlock it or reset the password.',
    },
  },
  initialPassword: {
    status: 403,
    title: { zh: '请先修改初始密码', en: 'Choose a password of your own first' },
    detail: { zh: '您是用初始密码登录的。', en: 'You signed in with an initial password.' },
    whatToDo: {
      zh: '设置自己的密码（POST /api/v1/me/password）后再办理。',
      en: 'Choose another one (POST /api/v1/me/password), then go on.',
    },
  },
  initialPasswordExpired: {
    status: 401,
    title: { zh: '初始密码已过期', en: 'The initial password has run out' },
    detail: { zh: '初始密码没有在限期内使用。', en: 'It was not used in time.' },
    whatToDo: { zh: '请管理员重新设置初始密码。', en: 'Ask an administrator for another one.' },
  },
  passwordTooWeak: {
    status: 422,
    title: { zh: '密码太容易猜', en: 'The password is too easy to guess' },
    detail: {
      zh: '密码至少 {min} 个字符，且不能是常用密码、键盘顺序、重复或账号的变形。',
      en: 'It needs {min} characters at least, and may not be a common one, a run of keys, a repetition or made from the login.',
    },
    whatToDo: {
      zh: '换一个更长的，例如几个不相干的词连在一起。',
      en: 'Choose a longer one, such as several words that have nothing to do with each other.',
    },
  },
  passwordUnchanged: {
    status: 422,
    title: { zh: '新旧密码相同', en: 'The new password is the old one' },
    detail: { zh: '新密码与现在的密码相同。', en: 'The new password is the same as the present one.' },
    whatToDo: { zh: '换一个新的密码。', en: 'Choose another one.' },
  },
  signInNotBegun: {
    status: 400,
    title: { zh: '登录已失效', en: 'This sign-in is no longer open' },
    detail: {
      zh: '登录请求不是从本浏览器发起的，或已过期、已使用。',
      en: 'It was not begun in this browser, has run out, or was used already.',
    },
    whatToDo: { zh: '返回登录页重新登录。', en: 'Go back and sign in again.' },
  },
  providerRefused: {
    status: 401,
    title: { zh: '统一认证未通过', en: 'The identity provider did not vouch for you' },
    detail: {
      zh: '统一认证没有确认您的身份（{reason}）。',
      en: 'The provider did not confirm who you are ({reason}).',
    },
    whatToDo: {
      zh: '返回登录页重试；仍不行，请把括号中的代码告诉管理员。',
      en: 'Go back and try again; if it stays, tell an administrator the code in brackets.',
    },
  },
  providerUnavailable: {
    status: 503,
    title: { zh: '统一认证暂时不可用', en: 'The identity provider is not available' },
    detail: { zh: '暂时联系不上统一认证。', en: 'The provider does not answer now.' },
    whatToDo: {
      zh: '稍后重试；有本地密码的可用账号和密码登录。',
      en: 'Try again shortly; who has a password here signs in with it.',
    },
  },
  identityNotVerified: {
    status: 403,
    title: { zh: '邮箱未经验证', en: 'The address is not verified' },
    detail: { zh: '统一认证没有验证过您的邮箱地址。', en: 'The provider has not verified your e-mail address.' },
    whatToDo: { zh: '在统一认证中验证邮箱后再登录。', en: 'Verify it at the provider, then sign in again.' },
  },
  identityUnknown: {
    status: 403,
    title: { zh: '没有对应的账号', en: 'No account for this identity' },
    detail: {
      zh: '统一认证确认了您的身份，但这里没有与之对应的可用账号。',
      en: 'The provider knows who you are, but there is no active account for you here.',
    },
    whatToDo: { zh: '请管理员为您建立或启用账号。', en: 'Ask an administrator to add or reactivate your account.' },
  },
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
  csrf: {
    status: 403,
    title: { zh: '请求未通过防伪校验', en: 'The request does not carry the session’s guard' },
    detail: { zh: '请求头 X-CSRF-Token 缺失或不对。', en: 'The header X-CSRF-Token is missing or wrong.' },
    whatToDo: {
      zh: '刷新页面后重试；程序请取 GET /api/v1/me 的 csrf。',
      en: 'Reload the page; programs take csrf from GET /api/v1/me.',
    },
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
  unknownAccount: {
    status: 404,
    title: { zh: '没有这个账号', en: 'No such account' },
    detail: { zh: '本市没有编号为 {account} 的账号。', en: 'This city has no account {account}.' },
    whatToDo: { zh: '从 GET /api/v1/accounts 中选择。', en: 'Choose one from GET /api/v1/accounts.' },
  },
  loginTaken: {
    status: 409,
    title: { zh: '账号名已被使用', en: 'The login is taken' },
    detail: { zh: '已有名为“{login}”的账号。', en: 'There is an account {login} already.' },
    whatToDo: {
      zh: '换一个账号名；停用的账号可以恢复。',
      en: 'Choose another; an account that is closed can be reactivated.',
    },
  },
  lastAdministrator: {
    status: 409,
    title: { zh: '最后一名管理员', en: 'The last administrator' },
    detail: {
      zh: '这是本市最后一个能登录的管理员账号，停用或撤权后将无人可以管理。',
      en: 'Nobody else could administer this city: no other account that can sign in holds the right.',
    },
    whatToDo: { zh: '先授予另一人管理员角色，再办理。', en: 'Make somebody else an administrator first.' },
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
  notFirstCity: {
    status: 403,
    title: { zh: '全国日历由首个城市发布', en: 'The national calendar is the first city’s to publish' },
    detail: {
      zh: '全国工作日历为本系统各城市共用，由城市“{city}”的管理员发布。',
      en: 'The national calendar holds for every city of this installation; administrators of {city} publish it.',
    },
    whatToDo: {
      zh: '请该城市的管理员发布；本市自己的日期和时段请用本市日历。',
      en: 'Ask them; days and hours of your own belong into your city’s calendar.',
    },
  },
  calendarFaulty: {
    status: 422,
    title: { zh: '日历有误', en: 'The calendar is wrong' },
    detail: {
      zh: '下列各项（fields）有误或互相矛盾，什么也没有保存。',
      en: 'The fields listed (fields) are wrong or contradict each other; nothing was saved.',
    },
    whatToDo: { zh: '按所列各项改正后重新提交。', en: 'Correct what is listed and send again.' },
  },
  calendarUnchanged: {
    status: 409,
    title: { zh: '日历没有变化', en: 'The calendar would not change' },
    detail: { zh: '所提交的内容与现行版本一致。', en: 'What was sent is what the version in force says already.' },
    whatToDo: { zh: '无需再发布。', en: 'Nothing needs to be published.' },
  },
  calendarMoved: {
    status: 409,
    title: { zh: '日历已有更新的版本', en: 'The calendar has a newer version' },
    detail: {
      zh: '提交的内容依据第 {basedOn} 版，现行是第 {newest} 版。',
      en: 'What was sent was made from version {basedOn}; the newest is {newest}.',
    },
    whatToDo: {
      zh: '取最新版本（GET /api/v1/calendars），在其上修改后再提交。',
      en: 'Take the newest version (GET /api/v1/calendars), change that and send it.',
    },
  },
  packUnknown: {
    status: 422,
    title: { zh: '没有这个规则包', en: 'No such pack' },
    detail: { zh: '没有规则包“{pack}”；可用：{allowed}。', en: 'There is no pack {pack}; there are: {allowed}.' },
    whatToDo: { zh: '选择所列规则包之一。', en: 'Choose one of the packs listed.' },
  },
  cityTaken: {
    status: 409,
    title: { zh: '已有这个城市', en: 'That city is here already' },
    detail: { zh: '本系统中已有城市“{city}”。', en: 'This installation has a city {city}.' },
    whatToDo: { zh: '另取一个 id。', en: 'Give it another id.' },
  },
  cityNotBelow: {
    status: 403,
    title: { zh: '不能设在那个城市之下', en: 'Not below that city' },
    detail: {
      zh: '“{parent}”不是本市或其下级；不隶属任何城市的，只能由首个城市的管理员增设。',
      en: '{parent} is neither your city nor below it; one that stands under none is added by the first city alone.',
    },
    whatToDo: {
      zh: '把 parent 留空，或从 GET /api/v1/cities 中选择。',
      en: 'Leave “parent” out, or choose one from GET /api/v1/cities.',
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
  ...ORGANISATION_WORDS,
  ...POLICY_WORDS,
  ...ROLLOUT_WORDS,
  ...SIMULATION_WORDS,
} as const satisfies Readonly<Record<string, ProblemWords>>;

export type ApiCode = keyof typeof API_WORDS;
