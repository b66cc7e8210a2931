import { Injectable } from '@nestjs/common';
import type { ChangeSubmission, SubmissionView } from '@scholars-commons/shared/news';
import type { EntityManager } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Jobs } from '../../../common/jobs/jobs.js';
import { renderMarkdown } from '../../../common/markdown/render-markdown.js';
import { UNDO_SECONDS } from '../publishing/publishing.queries.js';
import { tellPublished } from '../publishing/tell-published.job.js';
import { SubmissionPeopleQueries } from './submission-people.queries.js';
import { SubmissionWrites, type AfterCommit } from './submission-writes.js';
import { type HeldSubmission, SubmissionsQueries } from './submissions.queries.js';
import { assertWhole } from './whole-submission.js';

type Words = Pick<HeldSubmission, 'kind' | 'title' | 'text' | 'date' | 'link' | 'picture_alt' | 'picture_is_decorative'>;

const CHANGE = `UPDATE news_submission SET kind = $2, title = $3, text = $4, html = $5, date = $6, link = $7, picture_alt = $8,
    picture_is_decorative = $9, version = version + 1, updated_at = now() WHERE id = $1`;

/** The words of a submission, and whom it concerns: the submitter's until it is sent, then for editors to mend. */
@Injectable()
export class SubmissionChangesService {
  constructor(
    private readonly queries: SubmissionsQueries,
    private readonly people: SubmissionPeopleQueries,
    private readonly writes: SubmissionWrites,
    private readonly jobs: Jobs,
  ) {}

  /** What stands already as it was sent is no change, whatever the version. */
  async change(viewer: Viewer, submissionId: string, { version, people, ...input }: ChangeSubmission): Promise<SubmissionView> {
    const wanted = people && [...new Set(people)];
    return this.writes.act(viewer, submissionId, {
      act: 'edit',
      version,
      stands: async (held, tx) =>
        fieldsOf(held, input).length === 0 && (!wanted || isSame(wanted, await this.queries.peopleOf(tx, submissionId))),
      make: (tx, held) => this.make(tx, viewer, held, input, wanted),
    });
  }

  private async make(
    tx: EntityManager,
    viewer: Viewer,
    held: HeldSubmission,
    input: Input,
    people: readonly string[] | undefined,
  ): Promise<AfterCommit[]> {
    const words = wordsOf(held, input);
    if (!isDraft(held)) assertWhole({ ...held, ...words });
    const html = words.text === held.text ? held.html : renderMarkdown(words.text);
    await tx.query(CHANGE, [
      held.id,
      words.kind,
      words.title,
      words.text,
      html,
      words.date,
      words.link,
      words.picture_alt,
      words.picture_is_decorative,
    ]);
    const before = people ? await this.queries.peopleOf(tx, held.id) : [];
    if (people) {
      await this.people.assertReadable(tx, viewer, people, before);
      await this.people.replace(tx, held.id, held.submitter_id, people);
    }
    const isPeopleChanged = people !== undefined && !isSame(people, before);
    await this.record(tx, viewer, held, words, isPeopleChanged ? { before, after: people } : null);
    // Whom an editor names in what is public is asked like the others.
    if (isPeopleChanged && held.state === 'published' && held.item_id)
      await this.jobs.send(tx, tellPublished, { newsId: held.item_id }, { startAfter: UNDO_SECONDS });
    return [];
  }

  /** What a scholar does to his own draft is nobody's business; what an editor mends is on record, with the values. */
  private async record(
    tx: EntityManager,
    viewer: Viewer,
    held: HeldSubmission,
    words: Words,
    people: { before: readonly string[]; after: readonly string[] } | null,
  ): Promise<void> {
    if (viewer.scholarId === held.submitter_id) return;
    const fields = namesOf(words).filter((name) => held[name] !== words[name]);
    const pick = (values: Words) => Object.fromEntries(fields.map((name) => [name, values[name]]));
    await audit(tx, {
      actorId: viewer.scholarId,
      act: 'submission.change',
      thing: { kind: 'submission', id: held.id },
      changes: { fields: [...fields, ...(people ? ['people'] : [])] },
      detail: {
        subjectId: held.submitter_id,
        before: { ...pick(held), ...(people ? { people: people.before } : {}) },
        after: { ...pick(words), ...(people ? { people: people.after } : {}) },
      },
    });
  }
}

type Input = Omit<ChangeSubmission, 'version' | 'people'>;

const isDraft = ({ state }: HeldSubmission) => state === 'draft' || state === 'returned';
const isSame = (one: readonly string[], other: readonly string[]) => one.join() === other.join();
const namesOf = (words: Words) => Object.keys(words) as (keyof Words)[];

/** How it will read; an empty line of words for the picture is none. */
function wordsOf(held: HeldSubmission, input: Input): Words {
  const given = <T>(value: T | undefined, present: T): T => (value === undefined ? present : value);
  return {
    kind: given(input.kind, held.kind),
    title: given(input.title, held.title),
    text: given(input.text, held.text),
    date: given(input.date, held.date),
    link: given(input.link, held.link),
    picture_alt: input.pictureAlt === undefined ? held.picture_alt : input.pictureAlt || null,
    picture_is_decorative: given(input.pictureIsDecorative, held.picture_is_decorative),
  };
}

function fieldsOf(held: HeldSubmission, input: Input): string[] {
  const words = wordsOf(held, input);
  return namesOf(words).filter((name) => held[name] !== words[name]);
}
