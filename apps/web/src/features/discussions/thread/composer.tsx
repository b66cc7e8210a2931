import { IconX } from '@tabler/icons-react';
import type { PostView, ThreadView } from '@scholars-commons/shared/discussions';
import { type FocusEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { useLive } from '../../../lib/live-client';
import { rich } from '../../../lib/rich-text';
import { useDraft } from '../../../lib/use-draft';
import { Button } from '../../../ui/button';
import { outbox } from '../outbox/outbox';
import { MarkdownField, POST_MAX } from '../posts/markdown-field';
import { t } from '../posts/messages';
import { useAfterPress } from './after-press';
import css from './composer.module.css';

/** Others are told this often at most that I am writing. */
const TYPING_EVERY_MS = 3_000;

export type Answered = Pick<PostView, 'id' | 'number'> & { authorName: string };

interface Props {
  thread: ThreadView;
  viewerId: string;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  answered: Answered | undefined;
  onAnswer: (post: Answered | undefined) => void;
  onSend: () => void;
}

const answeredIn = (text: string | undefined) => (text ? (JSON.parse(text) as Answered) : undefined);

/** The box at the bottom of a thread: one line until it is used, with a draft kept on this device. */
export function Composer({ thread, viewerId, fieldRef, answered, onAnswer, onSend }: Props) {
  const live = useLive();
  const afterPress = useAfterPress();
  const draft = useDraft(`thread:${thread.id}`, { scholarId: viewerId, threadTitle: thread.title, slug: thread.slug });
  const [isOpen, setOpen] = useState(false);
  // Counts the posts that were sent from the preview: each gives the box back.
  const [turn, setTurn] = useState(0);
  const toldAt = useRef(0);
  const isSmall = !isOpen && !draft.text && !answered;

  // The draft remembers which post it answers.
  const { isRestored, extra } = draft;
  useEffect(() => {
    if (isRestored) onAnswer(answeredIn(extra.answered));
  }, [isRestored, extra.answered, onAnswer]);
  const { setExtra } = draft;
  const answeredText = answered ? JSON.stringify(answered) : '';
  const keep = useRef(setExtra);
  useEffect(() => {
    keep.current = setExtra;
  });
  useEffect(() => {
    if (draft.text && (extra.answered ?? '') !== answeredText) keep.current({ answered: answeredText, postId: v7() });
  }, [draft.text, extra.answered, answeredText]);

  const handleChange = (text: string) => {
    // The id is that of these very words: two tabs that were given the same draft make one post of it.
    draft.setExtra({ postId: v7() });
    draft.setText(text);
    if (!text || Date.now() - toldAt.current < TYPING_EVERY_MS) return;
    toldAt.current = Date.now();
    live.tell('thread.typing', { threadId: thread.id });
  };
  const canSend = draft.text.trim() !== '' && draft.text.length <= POST_MAX;
  const handleSend = () => {
    if (!canSend) return;
    const replyTo = answered ?? null;
    const id = extra.postId ?? v7();
    void outbox.send({ id, threadId: thread.id, scholarId: viewerId, markdown: draft.text.trim(), replyTo, createdAt: Date.now() });
    draft.clear();
    onAnswer(undefined);
    onSend();
    if (!fieldRef.current) setTurn((held) => held + 1);
    // On a phone the posts matter more than the box; elsewhere one may go on writing.
    if (window.matchMedia('(pointer: coarse)').matches) fieldRef.current?.blur();
    else setTimeout(() => fieldRef.current?.focus({ preventScroll: true }), 0);
  };
  const handleBlur = (event: FocusEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    if (form.contains(event.relatedTarget)) return;
    afterPress(() => {
      if (!form.contains(document.activeElement)) setOpen(false);
    });
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only sees whether the focus is inside
    <form
      className={css.composer}
      onFocus={() => setOpen(true)}
      onBlur={handleBlur}
      onSubmit={(event) => {
        event.preventDefault();
        handleSend();
      }}
    >
      {answered && (
        <p className={css.answered}>
          <span>
            {rich(t('write.answers', { name: answered.authorName, number: answered.number }), { name: (words) => <bdi>{words}</bdi> })}
          </span>
          <button type="button" aria-label={t('write.answers.stop')} onClick={() => onAnswer(undefined)}>
            <IconX size={16} stroke={2} aria-hidden />
          </button>
        </p>
      )}
      <MarkdownField
        key={turn}
        label={t('write.label')}
        value={draft.text}
        onChange={handleChange}
        onSubmit={handleSend}
        placeholder={t('write.place')}
        isSmall={isSmall}
        fieldRef={fieldRef}
        onEscape={() => fieldRef.current?.blur()}
        actions={
          <>
            {draft.text && <span className={css.kept}>{t('write.draft')}</span>}
            <Button type="submit" kind="primary" size="small" disabled={!canSend}>
              {t('write.send')}
            </Button>
          </>
        }
      />
    </form>
  );
}
