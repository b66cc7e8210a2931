import { useParams } from '@tanstack/react-router';
import { accountRequests } from './accounts.queries';
import { EmailTokenPage } from './email-token-page';
import { t } from './messages';

/** Where the link lands that was sent to an old sign-in address: for seven days the way back. */
export function UndoEmailPage() {
  const { token } = useParams({ from: '/email/undo/$token' });
  return (
    <EmailTokenPage
      title={t('email.undo.title')}
      detail={t('email.undo.detail')}
      submit={t('email.undo.submit')}
      done={t('email.undo.done')}
      redeem={() => accountRequests.undoEmail(token)}
    />
  );
}
