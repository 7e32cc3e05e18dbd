import type { ProblemWords } from './said';

/** No to whoever signs in, and to what is asked of accounts. */
export const SIGN_IN_WORDS = {
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
  csrf: {
    status: 403,
    title: { zh: '请求未通过防伪校验', en: 'The request does not carry the session’s guard' },
    detail: { zh: '请求头 X-CSRF-Token 缺失或不对。', en: 'The header X-CSRF-Token is missing or wrong.' },
    whatToDo: {
      zh: '刷新页面后重试；程序请取 GET /api/v1/me 的 csrf。',
      en: 'Reload the page; programs take csrf from GET /api/v1/me.',
    },
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
} as const satisfies Readonly<Record<string, ProblemWords>>;
