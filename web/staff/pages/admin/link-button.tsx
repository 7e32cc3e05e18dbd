import type { PropsWithChildren } from 'react';
import { Button } from 'antd';
import { useHref, useNavigate } from 'react-router';

/** A link that stands out as what is mostly done here. */
export function LinkButton({ to, second = false, children }: PropsWithChildren<{ to: string; second?: boolean }>) {
  const navigate = useNavigate();
  const href = useHref(to);
  return (
    <Button
      type={second ? 'default' : 'primary'}
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void navigate(to);
      }}
    >
      {children}
    </Button>
  );
}
