import { changeSubmission, type NewsKind, type SubmissionView } from '@scholars-commons/shared/news';
import { useMemo } from 'react';
import type { Faults, Keeper } from '../../../lib/autosave/edit';
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
  const keepers = useMemo(() => {
    const keeperOf = (part: Part): Keeper<SubmissionView> => ({
      log: writer.log,
      hold: (_place, isHeld) => writer.hold(part, isHeld),
      accept: (present) => writer.accept(present, part),
    });
    return { what: keeperOf('what'), who: keeperOf('who'), details: keeperOf('details'), picture: keeperOf('picture') };
  }, [writer]);
  const what = useAutosave<What, SubmissionView>({
    keeper: keepers.what,
    place: draftPlace(view.id, 'what'),
    saved: whatOf(view),
    save: (values) => writer.change(values, 'what'),
    check: whatFaults,
    valuesOf: whatOf,
  });
  const who = useAutosave<Who, SubmissionView>({
    keeper: keepers.who,
    place: draftPlace(view.id, 'who'),
    saved: whoOf(view),
    save: (values) => writer.change(values, 'who'),
    valuesOf: whoOf,
  });
  const details = useAutosave<Details, SubmissionView>({
    keeper: keepers.details,
    place: draftPlace(view.id, 'details'),
    saved: detailsOf(view),
    save: (values) => writer.change(detailsChange(values), 'details'),
    check: detailsFaults,
    valuesOf: detailsOf,
  });
  const picture = useAutosave<PictureWords, SubmissionView>({
    keeper: keepers.picture,
    place: draftPlace(view.id, 'picture'),
    saved: pictureOf(view),
    save: (values) => writer.change(values, 'picture'),
    valuesOf: pictureOf,
  });
  return { what, who, details, picture };
}
export type SubmissionForms = ReturnType<typeof useSubmissionForms>;
