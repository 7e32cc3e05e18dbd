import type { ProblemWords } from './said';

/** No to what is asked of the cities of an installation and of their calendars. */
export const CITY_WORDS = {
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
} as const satisfies Readonly<Record<string, ProblemWords>>;
