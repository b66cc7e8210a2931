import { zodResolver } from '@hookform/resolvers/zod';
import { requestLink, signIn } from '@scholars-commons/shared/accounts';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { PasswordField } from '../../ui/password-field';
import { accountRequests } from './accounts.queries';
import { useEnter } from './enter';
import { FormProblem } from './form-problem';
import { fieldWords, placeProblems } from './form-problems';
import { t } from './messages';
import css from './form.module.css';

interface Props {
  next?: string;
  onLinkSent: (email: string) => void;
}

/** E-mail and password; the same address also asks for a link. */
export function SignInForm({ next, onLinkSent }: Props) {
  const form = useForm({ resolver: zodResolver(signIn), defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const [failure, setFailure] = useState<unknown>(null);
  const [isAsking, setAsking] = useState(false);
  const enter = useEnter();

  const handleSignIn = form.handleSubmit(async ({ email, password }) => {
    setFailure(null);
    try {
      await enter(await accountRequests.signIn(email, password), next);
    } catch (error) {
      setFailure(placeProblems(form, error));
    }
  });
  const handleLink = async () => {
    setFailure(null);
    const parsed = requestLink.safeParse({ email: form.getValues('email') });
    if (!parsed.success) {
      form.setError('email', { type: 'form' }, { shouldFocus: true });
      return;
    }
    setAsking(true);
    try {
      await accountRequests.requestLink(parsed.data.email);
      onLinkSent(parsed.data.email);
    } catch (error) {
      setFailure(placeProblems(form, error));
    } finally {
      setAsking(false);
    }
  };

  return (
    <form className={css.form} noValidate onSubmit={(event) => void handleSignIn(event)}>
      <FormProblem error={failure} words={{ 401: t('signIn.refused') }} />
      <TextField
        label={t('field.email')}
        type="email"
        autoComplete="username"
        error={fieldWords(errors.email, t('error.email'))}
        {...form.register('email')}
      />
      <PasswordField
        label={t('field.password')}
        autoComplete="current-password"
        error={fieldWords(errors.password, t('error.password'))}
        {...form.register('password')}
      />
      <Button type="submit" kind="primary" busy={isSubmitting} className={css.wide}>
        {t('signIn.submit')}
      </Button>
      <span className={css.or}>{t('signIn.or')}</span>
      <Button busy={isAsking} onClick={() => void handleLink()} className={css.wide}>
        {t('signIn.link')}
      </Button>
      <p className={css.quiet}>{t('signIn.link.hint')}</p>
    </form>
  );
}
