/** One thing that people ask about: how the thread may be called, how the question is put, what others answer. */
export interface Matter {
  /** A noun phrase that fits after "about" and "with". */
  focus: string;
  titles: readonly string[];
  /** No other title would do. */
  onlyThese?: boolean;
  asks: readonly string[];
  answers: readonly string[];
}

/** What a community of educators says about one scholarly topic. Words in braces are slots of `fill.ts`. */
export interface Subject {
  /** Slug of the topic list. */
  topic: string;
  matters: readonly Matter[];
  /** Said about any matter of the subject: what somebody measured or saw. */
  findings: readonly string[];
  cautions: readonly string[];
  /** Items of a list; each begins with a verb. */
  steps: readonly string[];
}

/** One entry a line: content reads better without quotation marks. */
export const lines = (text: TemplateStringsArray): string[] =>
  (text[0] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
