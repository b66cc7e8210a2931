import { type ReviewKind } from '@scholars-commons/shared/review';
import { useNavigate } from '@tanstack/react-router';
import { type ReviewSearch, urls } from '../../lib/urls';
import { FacetChip } from '../../ui/facet-chip';
import { hasGrant, useViewer } from '../accounts';
import { t } from './messages';
import css from './review.module.css';

const ofModerators = ['post', 'news', 'scholar', 'appeal'] as const satisfies readonly ReviewKind[];

/** Waiting or decided, and of which kind: only kinds that the viewer may judge. */
export function QueueFilters({ search }: { search: ReviewSearch }) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const show = (part: ReviewSearch) =>
    void navigate({ ...urls.review({ kind: search.kind, state: search.state, ...part }), replace: true, resetScroll: false });
  const kinds: ReviewKind[] = [
    ...(hasGrant(viewer, 'editor') ? (['submission'] as const) : []),
    ...(hasGrant(viewer, 'moderator') ? ofModerators : []),
  ];
  const isDecided = search.state === 'decided';
  return (
    <div className={css.filters}>
      <div role="group" aria-label={t('states')}>
        <FacetChip label={t('state.waiting')} pressed={!isDecided} onPress={() => show({ state: undefined })} />
        <FacetChip label={t('state.decided')} pressed={isDecided} onPress={() => show({ state: 'decided' })} />
      </div>
      {kinds.length > 1 && (
        <div role="group" aria-label={t('kinds')}>
          <FacetChip label={t('kind.all')} pressed={!search.kind} onPress={() => show({ kind: undefined })} />
          {kinds.map((kind) => (
            <FacetChip key={kind} label={t(`kind.${kind}`)} pressed={search.kind === kind} onPress={() => show({ kind })} />
          ))}
        </div>
      )}
    </div>
  );
}
