import { useQueryClient } from '@tanstack/react-query';
import { accountQueries, accountRequests, useViewer } from '../../accounts';

/** Whether the viewer has sent the ring away, on all devices, and the way to do so. The account page brings it back. */
export function useDismissed(): [dismissed: boolean, dismiss: () => void] {
  const cache = useQueryClient();
  const { settings } = useViewer();
  const keep = (kept: typeof settings) =>
    cache.setQueryData(accountQueries.session().queryKey, (held) => held && { ...held, settings: kept });
  const dismiss = () => {
    keep({ ...settings, hideCompleteness: true });
    // Not kept, it is asked again at the next visit.
    accountRequests.changeSettings({ hideCompleteness: true }).then(keep, () => undefined);
  };
  return [settings.hideCompleteness, dismiss];
}
