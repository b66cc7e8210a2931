import type { Audience, ProfileBlock } from '@scholars-commons/shared/scholars';
import { profileBlockNames } from './blocks';
import { type ReactNode, type RefObject, Suspense, useEffect, useRef } from 'react';
import { TextButton } from '../../../ui/text-button';
import { Card } from '../../../ui/card';
import { Skeleton } from '../../../ui/skeleton';
import { AudienceMenu } from './audience-menu';
import css from './block-card.module.css';
import { useEditing } from './editing';
import { t } from './messages';
import { type BlockChange, type EditBlock } from './profile-writer';
import { changeAudience } from './change-audience';

interface Props {
  block: EditBlock;
  title: string;
  /** What others read; null where there is nothing to read. */
  children: ReactNode;
  isEmpty: boolean;
  /** Invites the owner to fill an empty block. */
  emptyWords: string;
  /** The form in its place; without it the block has only an eye. */
  editor?: ReactNode;
}

/** Stands beside a form that a press has opened: as soon as the form is there, its first field has the focus. */
function FocusFirst({ form }: { form: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>('input, textarea, select') ?? form.current?.querySelector<HTMLElement>('button');
    field?.focus();
  }, [form]);
  return null;
}

/** A block of the profile: words for everybody, and on one's own page an eye and a form that opens in its place. */
export function BlockCard({ block, title, children, isEmpty, emptyWords, editor }: Props) {
  const editing = useEditing();
  const form = useRef<HTMLDivElement>(null);
  const isOpen = editing?.isOpen(block) ?? false;
  if (!editing) return isEmpty ? null : <Card title={title}>{children}</Card>;

  const own = editing.view.own;
  const audience: Audience | undefined = profileBlockNames.includes(block as ProfileBlock)
    ? own?.audiences[block as ProfileBlock]
    : undefined;
  const tools = (
    <div className={css.tools} data-screen-only>
      {audience && (
        <AudienceMenu
          of={title}
          audience={audience}
          onChoose={(next) => changeAudience(editing.writer, { block, audience: next } as BlockChange)}
        />
      )}
      {editor && (
        <TextButton
          aria-expanded={isOpen}
          aria-label={isOpen ? t('block.doneWith', { block: title }) : t('block.editOf', { block: title })}
          onClick={() => editing.setOpen(block, !isOpen)}
        >
          {isOpen ? t('block.done') : t('block.edit')}
        </TextButton>
      )}
    </div>
  );
  return (
    <Card title={title} aside={tools} id={`block-${block}`} className={css.card ?? ''} data-open={isOpen || undefined}>
      {isOpen ? (
        <div key={editing.turn} ref={form} className={css.form}>
          <Suspense fallback={<Skeleton label={t('block.loading')} />}>
            {editor}
            <FocusFirst form={form} />
          </Suspense>
        </div>
      ) : (
        <>{isEmpty ? <p className={css.empty}>{emptyWords}</p> : children}</>
      )}
    </Card>
  );
}
