import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { accountRequests } from './accounts.queries';
import { Door } from './door';
import { useEnter } from './enter';
import { t } from './messages';
import { isSpent, RedeemProblem } from './redeem-problem';
import css from './form.module.css';

/** Where a sign-in link lands. A button, because mail programs open links by themselves and would use them up. */
export function LinkPage() {
  const { token } = useParams({ from: '/sign-in/link/$token' });
  const enter = useEnter();
  const redeem = useMutation({ mutationFn: () => accountRequests.redeemLink(token), onSuccess: (session) => enter(session) });
  return (
    <Door title={t('link.title')}>
      <RedeemProblem error={redeem.error}>
        <LinkButton {...urls.signIn()} kind="primary">
          {t('link.again')}
        </LinkButton>
      </RedeemProblem>
      {!isSpent(redeem.error) && (
        <>
          <p>{t('link.detail')}</p>
          <Button kind="primary" className={css.wide} busy={redeem.isPending} onClick={() => redeem.mutate()}>
            {t('link.submit')}
          </Button>
        </>
      )}
    </Door>
  );
}
