import { zodResolver } from '@hookform/resolvers/zod';
import { requestLink } from '@scholars-commons/shared/accounts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { urls } from '../../lib/urls';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { accountRequests } from './accounts.queries';
import { Door } from './door';
import { FormProblem } from './form-problem';
import { fieldWords, placeProblems } from './form-problems';
import { t } from './messages';
import css from './form.module.css';

/** Asks for the mail that lets one choose a new password. */
export function RequestResetPage() {
  const form = useForm({ resolver: zodResolver(requestLink), defaultValues: { email: '' } });
  const { errors, isSubmitting } = form.formState;
  const [failure, setFailure] = useState<unknown>(null);
  const [sentTo, setSentTo] = useState<string>();

  const handleSend = form.handleSubmit(async ({ email }) => {
    setFailure(null);
    try {
      await accountRequests.requestReset(email);
      setSentTo(email);
    } catch (error) {
      setFailure(placeProblems(form, error));
    }
  });

  return (
    <Door title={sentTo ? t('signIn.linkSent.title') : t('requestReset.title')}>
      {sentTo ? (
        <Notice tone="done">{t('requestReset.sent', { email: sentTo })}</Notice>
      ) : (
        <form className={css.form} noValidate onSubmit={(event) => void handleSend(event)}>
          <FormProblem error={failure} />
          <p>{t('requestReset.detail')}</p>
          <TextField
            label={t('field.email')}
            type="email"
            autoComplete="username"
            error={fieldWords(errors.email, t('error.email'))}
            {...form.register('email')}
          />
          <Button type="submit" kind="primary" busy={isSubmitting} className={css.wide}>
            {t('requestReset.submit')}
          </Button>
        </form>
      )}
      <p>
        <Link {...urls.signIn()}>{t('signIn.back')}</Link>
      </p>
    </Door>
  );
}
