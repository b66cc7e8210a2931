import type { PostView, ReactionKind } from '@scholars-commons/shared/discussions';
import { count as formatted } from '../../../lib/numbers';
import { t } from './messages';
import { usePostActs } from './post-acts';
import { reactionKinds } from './reaction-kinds';
import css from './reactions.module.css';

interface Props {
  post: PostView;
  mine: readonly ReactionKind[];
  canReact: boolean;
}

/** How many felt what, and whether I did; pressing adds or takes back mine. */
export function Reactions({ post, mine, canReact }: Props) {
  const acts = usePostActs();
  if (post.reactions.length === 0) return null;
  return (
    <ul className={css.list} aria-label={t('react.list', { number: post.number })}>
      {reactionKinds.map(({ kind, words, icon: Icon }) => {
        const count = post.reactions.find((one) => one.kind === kind)?.count;
        if (!count) return null;
        const isMine = mine.includes(kind);
        const label = t(isMine ? 'react.mine' : 'react.count', { kind: words, count });
        const inside = (
          <>
            <Icon size={16} stroke={1.8} aria-hidden />
            <span aria-hidden>{formatted(count)}</span>
          </>
        );
        return (
          <li key={kind}>
            {canReact ? (
              <button
                type="button"
                className={css.chip}
                title={words}
                aria-label={label}
                aria-pressed={isMine}
                onClick={() => acts.react(post, kind, !isMine)}
              >
                {inside}
              </button>
            ) : (
              <span className={css.chip} title={words} role="img" aria-label={label}>
                {inside}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
