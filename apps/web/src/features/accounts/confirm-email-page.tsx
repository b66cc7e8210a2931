import { useParams } from '@tanstack/react-router';
import { accountRequests } from './accounts.queries';
import { EmailTokenPage } from './email-token-page';
import { t } from './messages';

/** Where the link lands that was sent to a new sign-in address. */
export function ConfirmEmailPage() {
  const { token } = useParams({ from: '/email/confirm/$token' });
  return (
    <EmailTokenPage
      title={t('email.confirm.title')}
      detail={t('email.confirm.detail')}
      submit={t('email.confirm.submit')}
      done={t('email.confirm.done')}
      redeem={() => accountRequests.redeemEmail(token)}
    />
  );
}
