import { Link } from '@tanstack/react-router';
import { urls } from '../../../lib/urls';
import { FacetChip } from '../../../ui/facet-chip';
import { FormDialog, STAY } from '../../../ui/form-dialog';
import { ReasonField } from '../../../ui/reason-field';
import { useReason } from '../../../ui/use-reason';
import css from './dialogs.module.css';
import { t } from './messages';

interface Props {
  title: string;
  words: string;
  act: string;
  isDangerous?: boolean;
  /** Sentences that are often the reason; pressing one writes it, and it can be changed. */
  usual: readonly string[];
  onDo: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** An act of a moderator: what it does, and why, in words that its author reads. */
export function ReasonDialog({ title, words, act, isDangerous = false, usual, onDo, onClose }: Props) {
  const { reason, setText, take, wordsOf } = useReason();
  return (
    <FormDialog
      title={title}
      act={act}
      isDangerous={isDangerous}
      lead={
        <p>
          {words} <Link {...urls.guidelines()}>{t('reason.guidelines')}</Link>
        </p>
      }
      onSubmit={async () => {
        const why = take();
        return why === null ? STAY : onDo(why);
      }}
      wordsOf={wordsOf}
      onClose={onClose}
    >
      <div role="group" aria-label={t('reason.usual')} className={css.usual}>
        {usual.map((sentence) => (
          <FacetChip key={sentence} label={sentence} pressed={reason.text === sentence} onPress={() => setText(sentence)} />
        ))}
      </div>
      <ReasonField reason={reason} hint={t('reason.hint')} />
    </FormDialog>
  );
}
