import { zodResolver } from '@hookform/resolvers/zod';
import { changeEmail } from '@scholars-commons/shared/accounts';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { PasswordField } from '../../ui/password-field';
import { accountRequests } from './accounts.queries';
import { FormProblem } from './form-problem';
import { fieldWords, placeProblems } from './form-problems';
import { t } from './messages';
import css from './form.module.css';

interface Props {
  email: string;
  hasPassword: boolean;
}

/** A new sign-in address counts only once it has been confirmed there. */
export function ChangeEmail({ email, hasPassword }: Props) {
  const form = useForm({ resolver: zodResolver(changeEmail), defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const [failure, setFailure] = useState<unknown>(null);
  const [sentTo, setSentTo] = useState<string>();

  const handleChange = form.handleSubmit(async (values) => {
    setFailure(null);
    setSentTo(undefined);
    try {
      await accountRequests.changeEmail(values.email, hasPassword ? values.password : undefined);
      form.reset();
      setSentTo(values.email);
    } catch (error) {
      setFailure(placeProblems(form, error));
    }
  });

  return (
    <form className={css.form} noValidate onSubmit={(event) => void handleChange(event)}>
      {sentTo && <Notice tone="done">{t('account.email.sent', { email: sentTo })}</Notice>}
      <FormProblem error={failure} />
      <p>{t('account.email.now', { email })}</p>
      <TextField
        label={t('account.email.new')}
        type="email"
        autoComplete="email"
        error={fieldWords(errors.email, t('error.email'))}
        {...form.register('email')}
      />
      {hasPassword && (
        <PasswordField
          label={t('field.currentPassword')}
          hint={t('account.email.passwordHint')}
          autoComplete="current-password"
          error={fieldWords(errors.password, t('error.password'))}
          {...form.register('password')}
        />
      )}
      <div className={css.actions}>
        <Button type="submit" busy={isSubmitting}>
          {t('account.email.change')}
        </Button>
      </div>
    </form>
  );
}
