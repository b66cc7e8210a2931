import type { FoundPost } from '@scholars-commons/shared/search';
import { Link } from '@tanstack/react-router';
import { photoUrl } from '../../../lib/photo-url';
import { rich } from '../../../lib/rich-text';
import { urls } from '../../../lib/urls';
import { Avatar } from '../../../ui/avatar';
import { Marked } from '../../../ui/marked';
import { TextButton } from '../../../ui/text-button';
import { Time } from '../../../ui/time';
import rows from '../threads/thread-rows.module.css';
import css from './found-posts.module.css';
import { t } from './messages';

interface Props {
  posts: readonly FoundPost[];
  /** Narrows the search to a writer; missing where that is so already. */
  onAuthor?: ((authorId: string) => void) | undefined;
}

const name = (words: string) => <bdi>{words}</bdi>;

/** Posts that were found: the thread, the words around what was looked for, who wrote it, when and where. */
export function FoundPosts({ posts, onAuthor }: Props) {
  return (
    <ul className={rows.list} aria-label={t('list')}>
      {posts.map(({ id, number, author, thread, space, snippet, createdAt }) => (
        <li key={id} className={`${rows.row} ${css.row}`}>
          <span className={css.face} aria-hidden>
            <Avatar name={author.name} src={photoUrl(author.photoId)} size={40} />
          </span>
          <div className={rows.words}>
            <p className={rows.head}>
              <Link {...urls.thread(thread, number)} className={rows.title} dir="auto">
                <Marked parts={thread.title} />
              </Link>
            </p>
            <p className={css.snippet} dir="auto">
              <Marked parts={snippet} />
            </p>
            <p className={rows.meta}>
              <bdi>{author.name}</bdi>
              <span>
                <Time at={createdAt} />
              </span>
              <span>{t('post', { number })}</span>
              <span>
                <Link {...urls.space(space.slug)} className={rows.space}>
                  <bdi>{space.name}</bdi>
                </Link>
              </span>
              {onAuthor && (
                <span>
                  <TextButton className={css.author} onClick={() => onAuthor(author.id)}>
                    {rich(t('author.more', { name: author.name }), { name })}
                  </TextButton>
                </span>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
