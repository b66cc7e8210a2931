import type { PostSource, PostView } from '@scholars-commons/shared/discussions';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../../../lib/api-client';
import { announce } from '../../../lib/announce';
import { useDraft } from '../../../lib/use-draft';
import { Button } from '../../../ui/button';
import { ProblemState } from '../../../ui/problem-state';
import { problemWords } from '../../../ui/problem-words';
import { Skeleton } from '../../../ui/skeleton';
import { useViewer } from '../../accounts';
import { discussionQueries, discussionRequests } from '../discussions.queries';
import { EDIT_PLACE } from '../drafts/edit-place';
import { DiffText } from './diff-text';
import { MarkdownField } from './markdown-field';
import { t } from './messages';
import { usePostActs } from './post-acts';
import { focusPost } from './post-focus';
import css from './post-editor.module.css';

/** A post of mine, edited where it stands. */
export function PostEditor({ post }: { post: PostView }) {
  // Others may react while I write: only the words I began with matter.
  const [begun] = useState(post);
  // Read once and not again under the writer's hands; who was edited elsewhere is told when he saves.
  const { data, error, refetch } = useQuery({
    ...discussionQueries.source(begun),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  const [source, setSource] = useState(data);
  if (data && !source) setSource(data);
  if (error && !source) return <ProblemState error={error} onRetry={() => refetch()} />;
  return source ? <EditBox source={source} /> : <Skeleton />;
}

/** The words as they are now, told by the refusal of a stale edit. */
const presentIn = (error: unknown): PostSource | undefined => {
  if (!(error instanceof ProblemError) || error.status !== 409) return undefined;
  const { current } = error.problem;
  return current && typeof current === 'object' && 'markdown' in current ? (current as PostSource) : undefined;
};

function EditBox({ source }: { source: PostSource }) {
  const acts = usePostActs();
  const { id, threadId, number, markdown } = source;
  // Compared with the words it was written over: numbers of changes also rise with every reaction.
  const usual = { scholarId: useViewer().scholar.id, threadId, number: String(number), base: markdown };
  const draft = useDraft(EDIT_PLACE + id, usual, markdown);
  const { text, setText } = draft;
  const [base, setBase] = useState(source);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [refused, setRefused] = useState<PostSource>();
  // Words kept on this device over a post that was edited elsewhere since are shown beside it, like an edit that came too late.
  const present = refused ?? (draft.extra.base === base.markdown ? undefined : base);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const box = field.current;
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
  }, []);
  const goOnFrom = (now: PostSource) => {
    setBase(now);
    setRefused(undefined);
    draft.setExtra({ base: now.markdown });
  };

  const close = () => {
    draft.clear();
    acts.edit(undefined);
    // The box may have been longer than the page.
    focusPost(source.number, {});
  };
  const save = async (changedSeq: number) => {
    if (isBusy || !text.trim()) return;
    if (text.trim() === base.markdown) return close();
    setBusy(true);
    setProblem(undefined);
    try {
      acts.saved(await discussionRequests.edit(source.id, text, changedSeq));
      announce(t('edit.saved', { number: source.number }));
      close();
    } catch (error) {
      const now = presentIn(error);
      if (now) {
        setRefused(now);
        acts.saved(now);
      } else setProblem(problemWords(error).detail);
    } finally {
      setBusy(false);
    }
  };

  if (present) {
    return (
      <section className={css.stale} aria-label={t('edit.stale.title')}>
        <p role="alert">
          <strong>{t('edit.stale.title')}</strong> {t('edit.stale.words')}
        </p>
        <DiffText before={present.markdown} after={text} />
        <div className={css.acts}>
          <Button
            kind="primary"
            size="small"
            busy={isBusy}
            onClick={() => {
              goOnFrom(present);
              void save(present.changedSeq);
            }}
          >
            {t('edit.stale.mine')}
          </Button>
          <Button size="small" onClick={() => goOnFrom(present)}>
            {t('edit.stale.on')}
          </Button>
          <Button kind="quiet" size="small" onClick={close}>
            {t('edit.stale.theirs')}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <>
      {draft.isRestored && (
        <p role="status" className={css.restored}>
          {t('edit.restored')}
        </p>
      )}
      <MarkdownField
        label={t('edit.label')}
        value={text}
        onChange={setText}
        onSubmit={() => void save(base.changedSeq)}
        onEscape={() => (text === base.markdown ? close() : undefined)}
        error={problem}
        fieldRef={field}
        actions={
          <>
            <Button size="small" onClick={close}>
              {t('edit.cancel')}
            </Button>
            <Button size="small" kind="primary" busy={isBusy} disabled={!text.trim()} onClick={() => void save(base.changedSeq)}>
              {t('edit.save')}
            </Button>
          </>
        }
      />
    </>
  );
}
