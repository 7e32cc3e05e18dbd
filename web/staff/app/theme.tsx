import { type PropsWithChildren, createContext, useContext, useEffect, useMemo, useState } from 'react';
import { App, ConfigProvider, theme as antd } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
// the calendars of antd take their months and weekdays from here
import 'dayjs/locale/zh-cn';
import { useLanguage } from './language';

export type Shade = 'light' | 'dark';
const PLACE = 'huiying:shade';
const LATIN_FIRST =
  '"Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans SC", "Noto Sans CJK SC", sans-serif';
const FONT = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

const Shades = createContext<{ shade: Shade; change: (to: Shade) => void }>({
  shade: 'light',
  change: () => undefined,
});

/** light or dark, as chosen here, or as the machine is set */
export const useShade = (): { shade: Shade; change: (to: Shade) => void } => useContext(Shades);

const atFirst = (): Shade => {
  const kept = localStorage.getItem(PLACE);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

/** Surfaces are neutral and one quiet accent says what can be done; other colours belong to the clock (styles.css). */
export function Theme({ children }: PropsWithChildren) {
  const { language } = useLanguage();
  const [shade, setShade] = useState(atFirst);
  useEffect(() => {
    document.documentElement.dataset['shade'] = shade;
  }, [shade]);
  const chosen = useMemo(
    () => ({
      shade,
      change: (to: Shade) => {
        localStorage.setItem(PLACE, to);
        setShade(to);
      },
    }),
    [shade],
  );
  return (
    <Shades value={chosen}>
      <ConfigProvider
        locale={language === 'zh' ? zhCN : enUS}
        theme={{
          algorithm: shade === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
          token: {
            colorPrimary: shade === 'dark' ? '#6f9fe8' : '#24559e',
            colorLink: shade === 'dark' ? '#8fb5f0' : '#24559e',
            colorTextPlaceholder: shade === 'dark' ? '#9aa3ad' : '#66707b',
            colorTextSecondary: shade === 'dark' ? '#b3bac2' : '#505a64',
            colorTextTertiary: shade === 'dark' ? '#a3abb4' : '#5f6872',
            colorTextDescription: shade === 'dark' ? '#b3bac2' : '#505a64',
            colorError: shade === 'dark' ? '#f0766d' : '#b3261e',
            borderRadius: 4,
            controlHeight: 30,
            padding: 12,
            paddingLG: 16,
            margin: 12,
            marginLG: 16,
            fontFamily: language === 'zh' ? FONT : LATIN_FIRST,
            fontSize: 14,
            motion: false,
          },
          components: shade === 'dark' ? { Button: { primaryColor: '#10161f' } } : {},
        }}
        button={{ autoInsertSpace: false }}
      >
        <App className="whole">{children}</App>
      </ConfigProvider>
    </Shades>
  );
}
