import { useQueryClient } from '@tanstack/react-query';
import { useLiveEvents } from '../../lib/live-client';
import { submissionQueries } from './submissions.queries';

/** What an editor does is a notification: with it, how my submissions stand is asked anew. */
export function useSubmissionNews(): void {
  const cache = useQueryClient();
  useLiveEvents({
    'me.changed': ({ unreadNotifications }) =>
      unreadNotifications !== undefined && void cache.invalidateQueries({ queryKey: submissionQueries.all() }),
  });
}
