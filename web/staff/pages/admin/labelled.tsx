import type { PropsWithChildren } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** id of the control that the label is for */
  of: string;
  words: string;
  required?: boolean;
  /** what helps to fill it in */
  hint?: string;
}

/** A control with its label above it and, below, what helps to fill it in. */
export function Labelled({ of, words, required = false, hint, children }: PropsWithChildren<Props>) {
  const { t } = useTranslation('app');
  return (
    <div className="field">
      <label htmlFor={of}>
        {words}
        {required && <span className="required">{t('requiredMark')}</span>}
      </label>
      {children}
      {hint !== undefined && <span className="quiet hint">{hint}</span>}
    </div>
  );
}
