import { type PropsWithChildren, type RefObject, createContext, useContext, useEffect, useRef, useState } from 'react';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** A key of a page. `key` as the keyboard event has it: 'j', '/', 'Enter', 'Escape'. */
export interface Key {
  key: string;
  /** what it does, in the page's language */
  words: string;
  /** answers false when it has nothing to do now: the key is left to the browser, or to who had it before */
  act: () => void | false;
  /** also while somebody writes in a field */
  inFields?: boolean;
  /** only while the focus is inside this part of the page */
  within?: RefObject<HTMLElement | null>;
}

interface Keyboard {
  hold: (keys: () => readonly Key[]) => () => void;
}

const KeyboardContext = createContext<Keyboard>({ hold: () => () => undefined });

/** The keys of this part of the page, while it is shown; what was mounted last is asked first. */
export function useKeys(keys: readonly Key[]): void {
  const { hold } = useContext(KeyboardContext);
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  useEffect(() => hold(() => newest.current), [hold]);
}

/** a box that is ticked takes no words: whoever has just ticked a row goes on by its letters */
const FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="combobox"]';
const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(FIELDS) !== null;

const isMeant = ({ key, inFields = false, within }: Key, event: KeyboardEvent): boolean =>
  key === event.key &&
  (inFields || !writing(event.target)) &&
  (within === undefined || (event.target instanceof Node && within.current?.contains(event.target) === true));

/** an open dialogue has the keyboard for itself */
const dialogOpen = (): boolean =>
  document.querySelector('.ant-modal-wrap:not([style*="display: none"]), dialog[open]') !== null;

/** the page of a session that has ended stands hidden behind the form for signing in */
const sessionEnded = (): boolean => document.querySelector('#desk .whole[hidden]') !== null;

/** a list or a calendar that is open takes Escape for itself, and has closed by the time the key comes to the page */
const LISTS =
  '.ant-select-open, .ant-picker-dropdown:not(.ant-picker-dropdown-hidden), .ant-dropdown-open, .ant-popover-open';

/** Hands each key to the part of the page that holds it; `?` shows what keys there are. */
export function KeysProvider({ children }: PropsWithChildren) {
  const { t } = useTranslation('app');
  const [holders] = useState<(() => readonly Key[])[]>(() => []);
  const [shown, setShown] = useState<readonly Key[] | null>(null);
  const [keyboard] = useState<Keyboard>(() => ({
    hold: (keys) => {
      holders.unshift(keys);
      return () => void holders.splice(holders.indexOf(keys), 1);
    },
  }));

  useEffect(() => {
    let closesAList = false;
    const before = (event: KeyboardEvent): void => {
      closesAList = event.key === 'Escape' && document.querySelector(LISTS) !== null;
    };
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      if (dialogOpen() || closesAList || sessionEnded()) return;
      const inField = writing(event.target);
      if (event.key === 'Escape' && inField) (event.target as HTMLElement).blur();
      if (event.key === '?' && !inField) {
        event.preventDefault();
        setShown(holders.flatMap((keys) => keys()));
        return;
      }
      // Enter and space belong to the button or link that has the focus
      const ofControl =
        (event.key === 'Enter' || event.key === ' ') &&
        event.target instanceof HTMLElement &&
        event.target.closest('button, a, summary, [role="button"], [role="tab"], [role="menuitem"]') !== null;
      if (ofControl) return;
      for (const keys of holders)
        for (const one of keys()) {
          if (!isMeant(one, event) || one.act() === false) continue;
          event.preventDefault();
          return;
        }
    };
    document.addEventListener('keydown', before, { capture: true });
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', before, { capture: true });
      document.removeEventListener('keydown', press);
    };
  }, [holders]);

  return (
    <KeyboardContext value={keyboard}>
      {children}
      <Modal open={shown !== null} title={t('keys.title')} footer={null} onCancel={() => setShown(null)}>
        <dl className="keys">
          {byWords([{ key: '?', words: t('keys.show') }, ...(shown ?? [])]).map(([words, keys]) => (
            <div key={words}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{nameOf(key)}</kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </KeyboardContext>
  );
}

/** what is done, with every key that does it */
function byWords(
  keys: readonly Pick<Key, 'key' | 'words'>[],
): readonly (readonly [words: string, keys: readonly string[]])[] {
  const found = new Map<string, readonly string[]>();
  for (const { key, words } of keys) found.set(words, [...new Set([...(found.get(words) ?? []), key])]);
  return [...found];
}

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** a key as it stands on the keyboard; a capital is the letter with the shift key */
const nameOf = (key: string): string => NAMES[key] ?? (/^[A-Z]$/.test(key) ? `Shift ${key}` : key);
