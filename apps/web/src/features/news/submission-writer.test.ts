import { describe, expect, it } from '@jest/globals';
import type { ChangeSubmission, SubmissionView } from '@scholars-commons/shared/news';
import { QueryClient } from '@tanstack/react-query';
import { answer } from '../../testing/handlers';
import { makeSubmission, SUBMISSION_ID } from '../../testing/news';
import { server } from '../../testing/server';
import { SubmissionWriter } from './submission-writer';

describe('the writer of a submission', () => {
  it('goes on from its own answers while a part is held, but not from what others wrote', async () => {
    const sent: number[] = [];
    server.use(
      answer<SubmissionView>('patch', `/api/news-submissions/${SUBMISSION_ID}`, ({ body }) => {
        const { version } = body as ChangeSubmission;
        sent.push(version);
        return makeSubmission({ version: version + 1 });
      }),
    );
    const writer = new SubmissionWriter(new QueryClient(), SUBMISSION_ID);
    writer.read(makeSubmission({ version: 4 }));
    writer.hold('details', true);
    // Both at once: the second waits for the answer to the first.
    await Promise.all([writer.change({ title: 'A' }), writer.change({ kind: 'grant' })]);
    writer.read(makeSubmission({ version: 9 }));
    await writer.change({ text: 'Held, and written upon what was seen' });
    writer.hold('details', false);
    writer.read(makeSubmission({ version: 12 }));
    await writer.change({ title: 'B' });
    expect(sent).toEqual([4, 5, 6, 12]);
  });

  it('accepts what others wrote for the part that met it, and lets the other parts meet it too', async () => {
    const sent: number[] = [];
    server.use(
      answer<SubmissionView>('patch', `/api/news-submissions/${SUBMISSION_ID}`, ({ body }) => {
        const { version } = body as ChangeSubmission;
        sent.push(version);
        return makeSubmission({ version: version + 1 });
      }),
    );
    const writer = new SubmissionWriter(new QueryClient(), SUBMISSION_ID);
    writer.read(makeSubmission({ version: 4 }));
    writer.hold('what', true);
    writer.hold('details', true);
    writer.accept(makeSubmission({ version: 9 }), 'what');
    await writer.change({ title: 'A' }, 'what');
    await writer.change({ text: 'Begun on the fourth' }, 'details');
    writer.accept(makeSubmission({ version: 20 }), 'details');
    await writer.change({ text: 'Begun on the fourth' }, 'details');
    expect(sent).toEqual([9, 4, 20]);
  });
});
