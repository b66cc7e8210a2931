import { zodResolver } from '@hookform/resolvers/zod';
import { newPassword, PASSWORD_MIN } from '@scholars-commons/shared/accounts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PasswordField } from '../../ui/password-field';
import { accountQueries, accountRequests } from './accounts.queries';
import { FormProblem } from './form-problem';
import { fieldWords, placeProblems } from './form-problems';
import { t } from './messages';
import css from './form.module.css';

const withCurrent = z.object({ current: z.string().min(1), password: newPassword });
const first = z.object({ current: z.string(), password: newPassword });

/** The old password is asked where there is one: a device left open must not be enough to take an account over. */
export function ChangePassword({ hasPassword }: { hasPassword: boolean }) {
  const cache = useQueryClient();
  const form = useForm({ resolver: zodResolver(hasPassword ? withCurrent : first), defaultValues: { current: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const [failure, setFailure] = useState<unknown>(null);
  const [isSaved, setSaved] = useState(false);

  const handleSave = form.handleSubmit(async ({ current, password }) => {
    setFailure(null);
    setSaved(false);
    try {
      await accountRequests.changePassword(password, hasPassword ? current : undefined);
      form.reset();
      setSaved(true);
      cache.setQueryData(accountQueries.session().queryKey, (held) => held && { ...held, hasPassword: true });
    } catch (error) {
      setFailure(placeProblems(form, error));
    }
  });

  return (
    <form className={css.form} noValidate onSubmit={(event) => void handleSave(event)}>
      {isSaved && <Notice tone="done">{t('account.password.saved')}</Notice>}
      <FormProblem error={failure} />
      {hasPassword ? (
        <PasswordField
          label={t('field.currentPassword')}
          autoComplete="current-password"
          error={fieldWords(errors.current, t('error.password'))}
          {...form.register('current')}
        />
      ) : (
        <p>{t('account.password.none')}</p>
      )}
      <PasswordField
        label={t('field.newPassword')}
        hint={t('field.newPassword.hint', { min: PASSWORD_MIN })}
        autoComplete="new-password"
        error={fieldWords(errors.password, t('error.newPassword', { min: PASSWORD_MIN }))}
        {...form.register('password')}
      />
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={isSubmitting}>
          {t(hasPassword ? 'account.password.change' : 'account.password.set')}
        </Button>
      </div>
    </form>
  );
}
