import { IconCornerUpLeft, IconDots } from '@tabler/icons-react';
import type { PostRights, PostView, ReactionKind } from '@scholars-commons/shared/discussions';
import { announce } from '../../../lib/announce';
import { Menu, MenuItem } from '../../../ui/menu';
import { reportWords } from '../../review';
import { t } from './messages';
import { usePostActs } from './post-acts';
import css from './post-actions.module.css';
import { ReactionPicker } from './reaction-picker';
import { Reactions } from './reactions';

interface Props {
  post: PostView;
  mine: readonly ReactionKind[];
  rights: PostRights['own'];
  isOwn: boolean;
  canReply: boolean;
}

const copyLink = async (number: number) => {
  const address = new URL(window.location.href);
  address.search = `?post=${number}`;
  await navigator.clipboard.writeText(address.href);
  announce(t('link.copied'));
};

/** What one may do with a post: the usual ones in sight, the rest in a menu. */
export function PostActions({ post, mine, rights, isOwn, canReply }: Props) {
  const acts = usePostActs();
  const { number, author } = post;
  return (
    <footer className={css.row}>
      <Reactions post={post} mine={mine} canReact={rights.react} />
      <div className={css.acts} data-screen-only>
        {rights.react && <ReactionPicker post={post} mine={mine} />}
        {canReply && (
          <button
            type="button"
            className={css.act}
            aria-label={t('reply.label', { name: author.name, number })}
            onClick={() => acts.reply(post)}
          >
            <IconCornerUpLeft size={18} stroke={1.6} aria-hidden />
            {t('reply')}
          </button>
        )}
        {isOwn && rights.edit && (
          <button type="button" className={css.act} onClick={() => acts.edit(post)}>
            {t('act.edit')}
          </button>
        )}
        <div className={css.more}>
          <Menu label={t('more', { number })} trigger={<IconDots size={18} stroke={1.8} aria-hidden />} className={css.act} align="start">
            <MenuItem onSelect={() => void copyLink(number).catch(() => undefined)}>{t('act.copyLink')}</MenuItem>
            <MenuItem onSelect={() => acts.unreadFrom(post)}>{t('act.unread')}</MenuItem>
            {rights.readRevisions && post.revisionCount > 0 && (
              <MenuItem onSelect={() => acts.showRevisions(post)}>{t('act.revisions')}</MenuItem>
            )}
            {!isOwn && <MenuItem onSelect={() => acts.report(post)}>{reportWords('ask')}</MenuItem>}
            {rights.remove && (
              <MenuItem danger onSelect={() => acts.remove(post)}>
                {t(isOwn ? 'act.remove' : 'act.removeOther')}
              </MenuItem>
            )}
          </Menu>
        </div>
      </div>
    </footer>
  );
}
