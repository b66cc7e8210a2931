import { useState } from 'react';
import { announce } from '../../../lib/announce';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { problemWords } from '../../../ui/problem-words';
import { outbox, type UnsentPost } from '../outbox/outbox';
import { t } from './messages';
import card from './post-card.module.css';
import css from './unsent-card.module.css';

interface Props {
  post: UnsentPost;
  author: { name: string; photo: string | undefined };
}

const words = { sending: t('unsent.sending'), waiting: t('unsent.waiting'), failed: t('unsent.failed') };

/** My post before the api has it: there at once, greyed; if it does not get through, its words stay. */
export function UnsentCard({ post, author }: Props) {
  const [isCopied, setCopied] = useState(false);
  const handleCopy = async () => {
    await navigator.clipboard.writeText(post.markdown);
    setCopied(true);
    announce(t('unsent.copied'));
  };
  return (
    <article className={`${card.post} ${css.unsent}`} data-state={post.state} aria-label={t('unsent.label')} tabIndex={-1}>
      <header className={card.head}>
        <Avatar name={author.name} src={author.photo} size={40} />
        <div className={card.who}>
          <p className={card.author}>
            <bdi className={card.name}>{author.name}</bdi>
          </p>
          <p className={card.meta} role={post.state === 'failed' ? 'alert' : undefined}>
            {words[post.state]}
            {post.state === 'failed' && `: ${problemWords(post.error).detail}`}
          </p>
        </div>
      </header>
      <p className={css.words} dir="auto">
        {post.markdown}
      </p>
      {post.state !== 'sending' && (
        <div className={css.acts}>
          {post.state === 'failed' && (
            <Button size="small" kind="primary" onClick={() => void outbox.retry(post.id)}>
              {t('unsent.retry')}
            </Button>
          )}
          <Button size="small" onClick={() => void handleCopy().catch(() => undefined)}>
            {t(isCopied ? 'unsent.copied' : 'unsent.copy')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => outbox.discard(post.id)}>
            {t('unsent.discard')}
          </Button>
        </div>
      )}
    </article>
  );
}
