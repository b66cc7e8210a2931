import { useMutation, useQueryClient } from '@tanstack/react-query';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { accountQueries } from './accounts.queries';
import { Door } from './door';
import { t } from './messages';
import { isSpent, RedeemProblem } from './redeem-problem';
import css from './form.module.css';

interface Props {
  title: string;
  detail: string;
  submit: string;
  done: string;
  redeem: () => Promise<unknown>;
}

/** A change of the sign-in address that waits for its button: at the new address to confirm, at the old one to undo. */
export function EmailTokenPage({ title, detail, submit, done, redeem }: Props) {
  const cache = useQueryClient();
  const act = useMutation({
    mutationFn: redeem,
    onSuccess: () => cache.invalidateQueries({ queryKey: accountQueries.session().queryKey }),
  });
  const goOn = <LinkButton {...urls.today()}>{t('email.go')}</LinkButton>;
  if (act.isSuccess) {
    return (
      <Door title={title}>
        <Notice tone="done">{done}</Notice>
        {goOn}
      </Door>
    );
  }
  return (
    <Door title={title}>
      <RedeemProblem error={act.error}>{goOn}</RedeemProblem>
      {!isSpent(act.error) && (
        <>
          <p>{detail}</p>
          <Button kind="primary" className={css.wide} busy={act.isPending} onClick={() => act.mutate()}>
            {submit}
          </Button>
        </>
      )}
    </Door>
  );
}
