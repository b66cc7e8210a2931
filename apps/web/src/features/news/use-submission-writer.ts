import type { SubmissionView } from '@scholars-commons/shared/news';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useLive } from '../../lib/live-client';
import { SubmissionWriter } from './submission-writer';

/** The writer of one submission, which follows what is read and sends again what nobody answered once the connection is back. */
export function useSubmissionWriter(submissionId: string, view: SubmissionView | undefined): SubmissionWriter {
  const cache = useQueryClient();
  const live = useLive();
  const writer = useMemo(() => new SubmissionWriter(cache, submissionId), [cache, submissionId]);
  useEffect(() => {
    if (view) writer.read(view);
  }, [writer, view]);
  useEffect(() => {
    const { retryUnanswered } = writer.log;
    window.addEventListener('online', retryUnanswered);
    const stop = live.onConnected(retryUnanswered);
    return () => {
      stop();
      window.removeEventListener('online', retryUnanswered);
    };
  }, [writer, live]);
  return writer;
}
