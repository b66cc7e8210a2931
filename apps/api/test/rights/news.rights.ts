import type { SubmissionState } from '@scholars-commons/shared/news';
import { aSubmission, type MadeSubmission } from '../support/news.js';
import { pictureForm } from '../support/picture-form.js';
import type { Role } from './people.js';
import type { RightsRow, RightsTable, World } from './rights.js';

type Status = RightsRow['status'];
type Request = (made: MadeSubmission, world: World, role: Role) => { path: string; body?: unknown };

/** Rows of one operation on a submission of the owner's: each a state of it, and what the callers get. */
const rows = (operation: string, request: Request, states: [state: SubmissionState, status: Status][]): RightsRow[] =>
  states.map(([state, status]) => ({
    operation,
    ownership: `the owner’s, ${state}`,
    ask: async (world, role) => request(await aSubmission(world.t, { submitterId: world.people.owner.scholar.id, state }), world, role),
    status,
  }));

/** Nobody judges what he submitted himself: the submitter is an editor here. */
const own = (operation: string, request: Request, state: SubmissionState): RightsRow => ({
  operation,
  ownership: `an editor’s own, ${state}`,
  ask: async (world, role) => request(await aSubmission(world.t, { submitterId: world.people.editor.scholar.id, state }), world, role),
  status: { editor: 403, others: 404 },
});

const submission =
  (rest = '', body?: object): Request =>
  (made) => ({ path: `/api/news-submissions/${made.id}${rest}`, ...(body ? { body } : {}) });

/** Nobody else learns that it is there. */
const between = (owner: number, editor: number): Status => ({ owner, editor, others: 404 });
const acts = (verb: string, body: object, states: [SubmissionState, Status][]) =>
  rows(`POST /api/news-submissions/{submissionId}/${verb}`, submission(`/${verb}`, body), states);
const version = { version: 1 };
/** Far enough ahead for any run, and less than a year. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
const atATime = () => ({ version: 1, publishAt: inDays(30), timeZone: 'Africa/Nairobi' });
const note = { version: 1, note: 'Please add the year' };

type ItemRequest = (newsId: string) => { path: string; body?: unknown };
/** Rows of one operation on an item of the owner's: whether it is out, who is named, and what the callers get. */
const items = (operation: string, request: ItemRequest, states: [ownership: string, setting: ItemSetting, status: Status][]): RightsRow[] =>
  states.map(([ownership, setting, status]) => ({
    operation,
    ownership,
    ask: async ({ t, people }) => {
      const { newsId } = await aSubmission(t, {
        submitterId: people.owner.scholar.id,
        state: 'published',
        people: setting.names ? { [people.peer.scholar.id]: 'asked' } : {},
      });
      if (setting.isIn) await t.owner.query('UPDATE news_item SET unpublished_at = now() WHERE id = $1', [newsId]);
      return request(newsId);
    },
    status,
  }));
interface ItemSetting {
  names?: boolean;
  isIn?: boolean;
}
const item =
  (rest = '', body?: object): ItemRequest =>
  (newsId) => ({ path: `/api/news/${newsId}${rest}`, ...(body ? { body } : {}) });

const PICTURE = 'PUT /api/news-submissions/{submissionId}/picture';
const upload = (ownership: string, state: SubmissionState, status: Status): RightsRow => ({
  operation: PICTURE,
  ownership,
  ask: async ({ t, people }) => {
    // What is on the desk already has its words.
    const { id } = await aSubmission(t, { submitterId: people.owner.scholar.id, state, pictureAlt: 'A stage' });
    const { body, headers } = await pictureForm('picture');
    return { path: `/api/news-submissions/${id}/picture`, body, headers };
  },
  status,
});

const seenPicture = (state: SubmissionState, status: Status): RightsRow => ({
  operation: 'GET /api/news-pictures/{pictureId}/{size}',
  ownership: `of the owner’s, ${state}`,
  ask: async ({ t, people }) => {
    const { id } = await aSubmission(t, { submitterId: people.owner.scholar.id, pictureAlt: 'A stage' });
    const { body, headers } = await pictureForm('picture');
    const path = `/api/news-submissions/${id}/picture`;
    const answer = await t.http(people.owner).put<{ picture: { id: string } }>(path, body, headers);
    const pictureId = answer.body.picture.id;
    if (state !== 'draft') {
      await t.owner.query('UPDATE news_submission SET picture_id = NULL WHERE id = $1', [id]);
      await aSubmission(t, { submitterId: people.owner.scholar.id, state, pictureId });
    }
    return { path: `/api/news-pictures/${pictureId}/320` };
  },
  status,
});

export const rights: RightsTable = [
  { operation: 'GET /api/news-submissions', ownership: 'own', ask: () => ({ path: '/api/news-submissions' }), status: { others: 200 } },
  {
    operation: 'POST /api/news-submissions',
    ownership: 'own',
    ask: ({ t }) => ({ path: '/api/news-submissions', body: { id: t.make.id(), kind: 'award' } }),
    status: { others: 201 },
  },
  {
    operation: 'POST /api/news-submissions',
    ownership: 'an id that is the owner’s draft',
    ask: async ({ t, people }) => ({
      path: '/api/news-submissions',
      body: { id: (await aSubmission(t, { submitterId: people.owner.scholar.id })).id, kind: 'award' },
    }),
    status: { owner: 200, others: 409 },
  },
  ...rows('GET /api/news-submissions/{submissionId}', submission(), [
    ['draft', between(200, 404)],
    ['submitted', between(200, 200)],
    ['in-review', between(200, 200)],
    ['returned', between(200, 200)],
    ['scheduled', between(200, 200)],
    ['published', between(200, 200)],
    ['declined', between(200, 200)],
    ['withdrawn', between(200, 200)],
  ]),
  ...rows('PATCH /api/news-submissions/{submissionId}', submission('', { version: 1, title: 'Feedback within an hour' }), [
    ['draft', between(200, 404)],
    ['submitted', between(403, 200)],
    ['in-review', between(403, 200)],
    ['returned', between(200, 403)],
    ['scheduled', between(403, 200)],
    ['published', between(403, 200)],
    ['declined', between(403, 403)],
    ['withdrawn', between(403, 403)],
  ]),
  own('PATCH /api/news-submissions/{submissionId}', submission('', { version: 1, title: 'Feedback within an hour' }), 'in-review'),
  ...acts('submit', version, [
    ['draft', between(200, 404)],
    ['returned', between(200, 403)],
    ['withdrawn', between(403, 403)],
    ['declined', between(403, 403)],
  ]),
  ...acts('withdraw', version, [
    ['draft', between(200, 404)],
    ['submitted', between(200, 403)],
    ['scheduled', between(200, 403)],
    ['published', between(403, 403)],
  ]),
  ...acts('open', version, [
    ['draft', between(403, 404)],
    ['submitted', between(403, 200)],
    ['returned', between(403, 403)],
  ]),
  own('POST /api/news-submissions/{submissionId}/open', submission('/open', version), 'submitted'),
  ...acts('return', note, [
    ['draft', between(403, 404)],
    ['submitted', between(403, 200)],
    ['scheduled', between(403, 200)],
    ['published', between(403, 403)],
  ]),
  own('POST /api/news-submissions/{submissionId}/return', submission('/return', note), 'in-review'),
  ...acts('decline', note, [
    ['draft', between(403, 404)],
    ['in-review', between(403, 200)],
    ['withdrawn', between(403, 403)],
  ]),
  own('POST /api/news-submissions/{submissionId}/decline', submission('/decline', note), 'in-review'),
  ...acts('approve', atATime(), [
    ['draft', between(403, 404)],
    ['in-review', between(403, 200)],
    ['returned', between(403, 403)],
  ]),
  own('POST /api/news-submissions/{submissionId}/approve', submission('/approve', atATime()), 'in-review'),
  ...acts('publish', version, [
    ['draft', between(403, 404)],
    ['submitted', between(403, 200)],
    ['scheduled', between(403, 200)],
    ['returned', between(403, 403)],
    ['withdrawn', between(403, 403)],
  ]),
  own('POST /api/news-submissions/{submissionId}/publish', submission('/publish', version), 'submitted'),
  ...acts('unpublish', note, [
    ['draft', between(403, 404)],
    ['published', between(403, 200)],
    ['returned', between(403, 403)],
  ]),
  own('POST /api/news-submissions/{submissionId}/unpublish', submission('/unpublish', note), 'published'),
  { operation: 'GET /api/news', ownership: 'all that are out', ask: () => ({ path: '/api/news' }), status: { others: 200 } },
  ...items('GET /api/news/{newsId}', item(), [
    ['the owner’s', {}, { others: 200 }],
    // What was taken in is looked at on the desk.
    ['the owner’s, taken in', { isIn: true }, { others: 404 }],
  ]),
  ...['PUT', 'DELETE'].flatMap((verb) =>
    items(`${verb} /api/news/{newsId}/congratulations`, item('/congratulations'), [
      ['the owner’s, naming the peer', { names: true }, { owner: 403, peer: 403, others: 200 }],
      ['the owner’s, taken in', { isIn: true }, { others: 404 }],
    ]),
  ),
  ...items('PUT /api/news/{newsId}/standing', item('/standing', { agrees: true }), [
    ['the owner’s, naming the peer', { names: true }, { owner: 200, peer: 200, others: 403 }],
    ['the owner’s, taken in', { names: true, isIn: true }, { others: 404 }],
  ]),
  upload('the owner’s, draft', 'draft', between(200, 404)),
  upload('the owner’s, in-review', 'in-review', between(403, 200)),
  upload('the owner’s, withdrawn', 'withdrawn', between(403, 403)),
  ...rows('DELETE /api/news-submissions/{submissionId}/picture', submission('/picture'), [
    ['draft', between(200, 404)],
    ['submitted', between(403, 200)],
    ['declined', between(403, 403)],
  ]),
  seenPicture('draft', between(200, 404)),
  seenPicture('submitted', between(200, 200)),
  seenPicture('published', { others: 200 }),
  seenPicture('withdrawn', between(200, 200)),
];
