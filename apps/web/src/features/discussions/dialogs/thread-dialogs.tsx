import type { PostView, ThreadView } from '@scholars-commons/shared/discussions';
import { FlagDialog } from '../../review';
import { discussionRequests } from '../discussions.queries';
import { HelpDialog } from './help-dialog';
import { t } from './messages';
import { ReasonDialog } from './reason-dialog';
import { RenameDialog } from './rename-dialog';
import { RevisionsDialog } from './revisions-dialog';

/** Which question or sheet stands above the thread. */
export type ThreadDialog =
  | { kind: 'remove' | 'restore' | 'revisions' | 'report'; post: PostView }
  | { kind: 'close' | 'reopen' | 'rename' | 'help' };

interface Props {
  dialog: ThreadDialog;
  thread: ThreadView;
  onPost: (post: PostView) => void;
  onThread: (thread: ThreadView) => void;
  onClose: () => void;
}

/** The rarer sheets of a thread page; loaded when the first of them opens. */
export function ThreadDialogs({ dialog, thread, onPost, onThread, onClose }: Props) {
  if (dialog.kind === 'report') return <FlagDialog thing="posts" id={dialog.post.id} onClose={onClose} />;
  if ('post' in dialog && dialog.kind !== 'revisions')
    return <PostReason kind={dialog.kind} post={dialog.post} onPost={onPost} onClose={onClose} />;
  if (dialog.kind === 'help') return <HelpDialog onClose={onClose} />;
  if (dialog.kind === 'revisions') return <RevisionsDialog post={dialog.post} onClose={onClose} />;
  if (dialog.kind === 'rename') {
    return (
      <RenameDialog
        title={thread.title}
        onClose={onClose}
        onDo={async (title) => onThread(await discussionRequests.rename(thread.id, title))}
      />
    );
  }
  const isClosing = dialog.kind === 'close';
  const kind = isClosing ? 'close' : 'reopen';
  return (
    <ReasonDialog
      title={t(`${kind}.title`)}
      words={t(`${kind}.words`)}
      act={t(`${kind}.do`)}
      usual={isClosing ? [t('reason.settled'), t('reason.unkind')] : [t('reason.goOn')]}
      onClose={onClose}
      onDo={async (reason) => onThread(await discussionRequests.close(thread.id, isClosing, reason))}
    />
  );
}

function PostReason({ kind, post, onPost, onClose }: { kind: 'remove' | 'restore'; post: PostView } & Pick<Props, 'onPost' | 'onClose'>) {
  const isRemoval = kind === 'remove';
  return (
    <ReasonDialog
      title={t(`${kind}.title`, { number: post.number, name: post.author.name })}
      words={t(`${kind}.words`)}
      act={t(`${kind}.do`)}
      isDangerous={isRemoval}
      usual={
        isRemoval
          ? [t('reason.patient'), t('reason.offTopic'), t('reason.unkind'), t('reason.double')]
          : [t('reason.mistake'), t('reason.edited')]
      }
      onClose={onClose}
      onDo={async (reason) =>
        onPost(await (isRemoval ? discussionRequests.remove(post.id, reason) : discussionRequests.restore(post.id, reason)))
      }
    />
  );
}
