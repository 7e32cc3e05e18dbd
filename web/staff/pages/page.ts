import type { ComponentType } from 'react';
import type { Role } from '../app/me';

/** A page of the workbench. Its file is fetched when it is first opened. */
export interface Page {
  /** its name in messages `pages.<id>`, and in tests and screenshots */
  id: string;
  /** below /desk; parameters as React Router writes them: '/appeals/:number' */
  path: string;
  /** who has it in the menu and may open it; 'all': everybody who is signed in */
  roles: readonly Role[] | 'all';
  /** where it stands in the menu; left out: it is reached from other pages */
  menu?: Menu;
  load: () => Promise<{ Page: ComponentType }>;
}

/** the parts of the menu, in their order */
export const MENUS = ['work', 'look', 'rules', 'organisation', 'own'] as const;
export type Menu = (typeof MENUS)[number];
