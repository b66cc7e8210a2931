import { changeSubmission, type NewsKind, type SubmissionView } from '@scholars-commons/shared/news';
import type { Faults } from '../../../lib/autosave/form';
import { useAutosave } from '../../../lib/autosave/use-autosave';
import { faultsOf } from '../../../lib/faults';
import type { SubmissionWriter } from '../submission-writer';

export interface What {
  kind: NewsKind;
  title: string;
}
export interface Who {
  people: string[];
}
export interface Details {
  text: string;
  date: string;
  link: string;
}
export interface PictureWords {
  pictureAlt: string;
  pictureIsDecorative: boolean;
}

const parts = ['what', 'who', 'details', 'picture'] as const;
type Part = (typeof parts)[number];

/** Where what could not be saved is kept on this device. */
export const draftPlace = (submissionId: string, part: Part): string => `news:${submissionId}:${part}`;
export const isDraftOf = (submissionId: string, place: string): boolean => parts.some((part) => draftPlace(submissionId, part) === place);

const whatOf = ({ kind, title }: SubmissionView): What => ({ kind, title });
const whoOf = ({ people }: SubmissionView): Who => ({ people: people.map(({ scholar }) => scholar.id) });
const detailsOf = ({ text, date, link }: SubmissionView): Details => ({ text, date: date ?? '', link: link ?? '' });
const pictureOf = ({ picture }: SubmissionView): PictureWords => ({
  pictureAlt: picture?.alt ?? '',
  pictureIsDecorative: picture?.isDecorative ?? false,
});

/** As it is sent. */
export const detailsChange = ({ text, date, link }: Details) => ({ text, date: date.trim() || null, link: link.trim() || null });

const check = (change: object): Faults => faultsOf(changeSubmission, { version: 1, ...change });
export const whatFaults = (values: What): Faults => check(values);
export const detailsFaults = (values: Details): Faults => check(detailsChange(values));

interface Options {
  view: SubmissionView;
  writer: SubmissionWriter;
}

/** The four parts of a submission, each of which saves itself: what cannot be saved in one of them keeps none of the others waiting. */
export function useSubmissionForms({ view, writer }: Options) {
  const page = {
    page: view,
    log: writer.log,
    versionOf: ({ version }: SubmissionView) => version,
    onStale: (present: SubmissionView) => writer.read(present),
  };
  const what = useAutosave<What, SubmissionView>({
    ...page,
    place: draftPlace(view.id, 'what'),
    save: (values, version) => writer.change(values, version),
    check: whatFaults,
    valuesOf: whatOf,
  });
  const who = useAutosave<Who, SubmissionView>({
    ...page,
    place: draftPlace(view.id, 'who'),
    save: (values, version) => writer.change(values, version),
    valuesOf: whoOf,
  });
  const details = useAutosave<Details, SubmissionView>({
    ...page,
    place: draftPlace(view.id, 'details'),
    save: (values, version) => writer.change(detailsChange(values), version),
    check: detailsFaults,
    valuesOf: detailsOf,
  });
  const picture = useAutosave<PictureWords, SubmissionView>({
    ...page,
    place: draftPlace(view.id, 'picture'),
    save: (values, version) => writer.change(values, version),
    valuesOf: pictureOf,
  });
  return { what, who, details, picture };
}
export type SubmissionForms = ReturnType<typeof useSubmissionForms>;
