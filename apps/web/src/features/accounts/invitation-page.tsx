import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { accountRequests } from './accounts.queries';
import { Door } from './door';
import { useEnter } from './enter';
import { t } from './messages';
import { NewPasswordForm } from './new-password-form';
import { RedeemProblem } from './redeem-problem';
import css from './form.module.css';

/** First sign-in: with a password, or without one and by links. Then a look at the names, and at what others see. */
export function InvitationPage() {
  const { token } = useParams({ from: '/invitation/$token' });
  const enter = useEnter();
  const handlePassword = async (password: string) => enter(await accountRequests.redeemInvitation(token, password), '/me/welcome');
  const skip = useMutation({
    mutationFn: () => accountRequests.redeemInvitation(token),
    onSuccess: (session) => enter(session, '/me/welcome'),
  });
  const whenSpent = (
    <>
      <p>{t('invitation.problem.again')}</p>
      <LinkButton {...urls.signIn()}>{t('signIn.title')}</LinkButton>
    </>
  );
  return (
    <Door title={t('invitation.title')}>
      <p>{t('invitation.detail')}</p>
      <NewPasswordForm submit={t('invitation.submit')} onPassword={handlePassword} whenSpent={whenSpent} />
      <RedeemProblem error={skip.error}>{whenSpent}</RedeemProblem>
      <Button className={css.wide} busy={skip.isPending} onClick={() => skip.mutate()}>
        {t('invitation.skip')}
      </Button>
    </Door>
  );
}
