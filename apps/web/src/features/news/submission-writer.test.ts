import { describe, expect, it } from '@jest/globals';
import type { ChangeSubmission, SubmissionView } from '@scholars-commons/shared/news';
import { QueryClient } from '@tanstack/react-query';
import { answer } from '../../testing/handlers';
import { makeSubmission, SUBMISSION_ID } from '../../testing/news';
import { server } from '../../testing/server';
import { SubmissionWriter } from './submission-writer';

describe('the writer of a submission', () => {
  it('writes one after the other, each with the version that it was begun on, or else the latest', async () => {
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
    // Both at once: the second waits for the answer to the first.
    await Promise.all([writer.change({ title: 'A' }), writer.change({ kind: 'grant' })]);
    writer.read(makeSubmission({ version: 9 }));
    await writer.change({ text: 'Begun on the sixth' }, 6);
    // An answer that came late is no step back.
    writer.read(makeSubmission({ version: 8 }));
    await writer.change({ title: 'B' });
    expect(sent).toEqual([4, 5, 6, 9]);
  });
});
