import { useCallback } from 'react';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** one thing said in both languages, as the API says it */
export interface Said {
  zh: string;
  en: string;
}

const PLACE = 'huiying:language';

/** every text of every page: ../messages/{language}/{namespace}.json */
const files = import.meta.glob<{ default: Record<string, unknown> }>('../../messages/*/*.json', { eager: true });

const resources: Record<string, Record<string, Record<string, unknown>>> = {};
for (const [path, file] of Object.entries(files)) {
  const [language = '', name = ''] = path.split('/').slice(-2);
  (resources[language] ??= {})[name.replace('.json', '')] = file.default;
}

export const i18n = i18next.createInstance();

const known = (language: string | null): language is Language => LANGUAGES.some((one) => one === language);

export async function startLanguage(): Promise<void> {
  const kept = localStorage.getItem(PLACE);
  await i18n.use(initReactI18next).init({
    resources,
    lng: known(kept) ? kept : 'zh',
    fallbackLng: false,
    defaultNS: 'app',
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = tagOf(i18n.language as Language);
}

const tagOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');

/** The language of this page, and a way to change it; it is kept on this machine. */
export function useLanguage(): { language: Language; change: (to: Language) => void } {
  const { i18n: mine } = useTranslation();
  return {
    language: mine.language as Language,
    change: (to) => {
      localStorage.setItem(PLACE, to);
      document.documentElement.lang = tagOf(to);
      void i18n.changeLanguage(to);
    },
  };
}

/** says in the page's language what the API said in both */
export function useSaid(): (said: Said) => string {
  const { language } = useLanguage();
  return useCallback((said) => said[language] || said.zh, [language]);
}
