import { zodResolver } from '@hookform/resolvers/zod';
import { newPassword, PASSWORD_MIN } from '@scholars-commons/shared/accounts';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { Button } from '../../ui/button';
import { PasswordField } from '../../ui/password-field';
import { fieldWords, placeProblems } from './form-problems';
import { t } from './messages';
import { RedeemProblem } from './redeem-problem';
import css from './form.module.css';

interface Props {
  submit: string;
  /** Throws what the api refused. */
  onPassword: (password: string) => Promise<void>;
  /** One step to take when the link is spent. */
  whenSpent: ReactNode;
}

const schema = z.object({ password: newPassword });

/** A password is chosen once, and can be looked at; typing it twice only makes people choose shorter ones. */
export function NewPasswordForm({ submit, onPassword, whenSpent }: Props) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { password: '' } });
  const { errors, isSubmitting } = form.formState;
  const [failure, setFailure] = useState<unknown>(null);

  const handleSave = form.handleSubmit(async ({ password }) => {
    setFailure(null);
    try {
      await onPassword(password);
    } catch (error) {
      setFailure(placeProblems(form, error));
    }
  });

  return (
    <form className={css.form} noValidate onSubmit={(event) => void handleSave(event)}>
      <RedeemProblem error={failure}>{whenSpent}</RedeemProblem>
      <PasswordField
        label={t('field.newPassword')}
        hint={t('field.newPassword.hint', { min: PASSWORD_MIN })}
        autoComplete="new-password"
        error={fieldWords(errors.password, t('error.newPassword', { min: PASSWORD_MIN }))}
        {...form.register('password')}
      />
      <Button type="submit" kind="primary" busy={isSubmitting} className={css.wide}>
        {submit}
      </Button>
    </form>
  );
}
