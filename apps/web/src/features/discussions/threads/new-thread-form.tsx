import type { ThreadView } from '@scholars-commons/shared/discussions';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { v7 } from 'uuid';
import { ProblemError } from '../../../lib/api-client';
import { focusFault } from '../../../lib/focus-fault';
import { urls } from '../../../lib/urls';
import { useDraft } from '../../../lib/use-draft';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import { SelectField } from '../../../ui/select-field';
import { useViewer } from '../../accounts';
import { discussionRequests } from '../discussions.queries';
import { MarkdownField, POST_MAX } from '../posts/markdown-field';
import { AlreadyPosted, postedBefore } from './already-posted';
import { t } from './messages';
import css from './new-thread.module.css';

const TITLE_MAX = 150;

interface FormProps {
  spaces: readonly { id: string; slug: string; name: string }[];
  wanted: string | undefined;
}
type Wrong = Partial<Record<'space' | 'title' | 'text' | 'all', string>>;

function wrongIn(error: unknown): Wrong {
  const pointers = error instanceof ProblemError ? error.pointers : {};
  const { '/spaceId': space, '/title': title, '/post/markdown': text } = pointers;
  if (!space && !title && !text) return { all: t('start.failed', { detail: problemWords(error).detail }) };
  return { ...(space ? { space } : {}), ...(title ? { title } : {}), ...(text ? { text } : {}) };
}

/** Space, title and first post; kept on this device until the thread stands. */
export function NewThreadForm({ spaces, wanted }: FormProps) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const draft = useDraft('new-thread', { scholarId: viewer.scholar.id });
  // One id for all tries, kept with the words: pressed twice, in two tabs, or sent again after a lost answer, it is one thread.
  const [made] = useState(() => ({ thread: v7(), post: v7() }));
  const ids = { thread: draft.extra.thread ?? made.thread, post: draft.extra.post ?? made.post };
  // Other words than those that another tab may have sent are another thread.
  const idsOfChange = () => (draft.extra.tried ? ids : { thread: v7(), post: v7() });
  const [wrong, setWrong] = useState<Wrong>({});
  const [posted, setPosted] = useState<ThreadView>();
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  const refuse = (found: Wrong) => focusFault(form, () => setWrong(found));

  const slug = draft.extra.space ?? wanted ?? (spaces.length === 1 ? spaces[0]?.slug : undefined);
  const space = spaces.find((one) => one.slug === slug);
  const title = draft.extra.title ?? '';
  const isKept = draft.text !== '' || title !== '';

  const handleStart = async (as = ids) => {
    const missing: Wrong = {
      ...(space ? {} : { space: t('start.space.missing') }),
      ...(title.trim().length < 3 ? { title: t('start.name.short') } : {}),
      ...(draft.text.trim() ? {} : { text: t('start.text.missing') }),
    };
    if (!space || Object.keys(missing).length > 0) return refuse(missing);
    if (isBusy || draft.text.length > POST_MAX) return;
    setWrong({});
    setPosted(undefined);
    setBusy(true);
    // Kept with the words: a reload after a lost answer must not start a second thread.
    draft.setExtra({ ...as, tried: 'yes' });
    try {
      const thread = await discussionRequests.start({
        id: as.thread,
        spaceId: space.id,
        title: title.trim(),
        post: { id: as.post, markdown: draft.text.trim() },
      });
      draft.clear();
      void cache.invalidateQueries({ queryKey: ['discussions'] });
      await navigate({ ...urls.thread(thread), replace: true });
    } catch (error) {
      setBusy(false);
      const before = postedBefore(error);
      if (before) setPosted(before);
      else refuse(wrongIn(error));
    }
  };

  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void handleStart();
      }}
    >
      <SelectField
        label={t('start.space')}
        error={wrong.space}
        value={space?.slug ?? ''}
        options={[
          ...(space ? [] : [{ value: '', label: t('start.space.choose') }]),
          ...spaces.map((one) => ({ value: one.slug, label: one.name })),
        ]}
        onChange={(event) => draft.setExtra({ space: event.currentTarget.value, ...idsOfChange() })}
      />
      <TextField
        label={t('start.name')}
        hint={t('start.name.hint')}
        error={wrong.title}
        maxLength={TITLE_MAX}
        dir="auto"
        value={title}
        onChange={(event) => draft.setExtra({ title: event.currentTarget.value, ...idsOfChange() })}
      />
      <MarkdownField
        label={t('start.text')}
        isLabelShown
        value={draft.text}
        onChange={(text) => {
          draft.setExtra(idsOfChange());
          draft.setText(text);
        }}
        onSubmit={() => void handleStart()}
        error={wrong.text}
        fieldRef={field}
        actions={
          <Button type="submit" kind="primary" size="small" busy={isBusy}>
            {t('start.do')}
          </Button>
        }
      />
      {posted && <AlreadyPosted thread={posted} isBusy={isBusy} onStartAnother={() => void handleStart({ thread: v7(), post: v7() })} />}
      {isKept && <p className={css.kept}>{t('start.kept')}</p>}
      {wrong.all && <Notice tone="danger">{wrong.all}</Notice>}
    </form>
  );
}
