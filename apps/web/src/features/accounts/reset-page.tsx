import { useParams } from '@tanstack/react-router';
import { announce } from '../../lib/announce';
import { urls } from '../../lib/urls';
import { LinkButton } from '../../ui/button';
import { accountRequests } from './accounts.queries';
import { Door } from './door';
import { useEnter } from './enter';
import { t } from './messages';
import { NewPasswordForm } from './new-password-form';

/** Where the link of a reset lands. */
export function ResetPage() {
  const { token } = useParams({ from: '/reset/$token' });
  const enter = useEnter();
  const handlePassword = async (password: string) => {
    const session = await accountRequests.redeemReset(token, password);
    announce(t('reset.saved'));
    await enter(session);
  };
  return (
    <Door title={t('reset.title')}>
      <p>{t('reset.detail')}</p>
      <NewPasswordForm
        submit={t('reset.submit')}
        onPassword={handlePassword}
        whenSpent={<LinkButton {...urls.reset()}>{t('link.again')}</LinkButton>}
      />
    </Door>
  );
}
