import { z } from 'zod';

/** A language as it is spoken on the telephone (BCP 47): yue, cmn, en. The list of a pack is open (R-CHN-20). */
export const spokenLanguage = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);
