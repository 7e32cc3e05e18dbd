/** One thing said in both languages; Chinese first, English beside it. */
export interface Said {
  zh: string;
  en: string;
}

export type Language = keyof Said;

/** What stands in the table for one code: how it is called, what it says of this case, and what the reader can do. */
export interface ProblemWords {
  status: number;
  title: Said;
  /** `{name}` is replaced by the value of that name in the problem's data */
  detail: Said;
  whatToDo: Said;
}
