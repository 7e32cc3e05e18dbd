import { createInstance } from 'i18next';
import en from '../messages/en/public.json';
import zh from '../messages/zh/public.json';

export type Language = 'zh' | 'en';

/** a text of the pages by its key; `{{name}}` is replaced by the value of that name */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const messages = createInstance();
void messages.init({
  resources: { zh: { public: zh }, en: { public: en } },
  ns: ['public'],
  defaultNS: 'public',
  fallbackLng: false,
  // React escapes what it writes
  interpolation: { escapeValue: false },
  initAsync: false,
});

export const wordsIn = (language: Language): Words => messages.getFixedT(language, 'public') as Words;
