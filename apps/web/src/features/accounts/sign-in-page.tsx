import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { urls } from '../../lib/urls';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Door } from './door';
import { safeNext } from './enter';
import { t } from './messages';
import { SignInForm } from './sign-in-form';
import { useSession } from './viewer';
import css from './form.module.css';

/** The way in: by password, or by a link that comes by mail. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const session = useSession();
  const [sentTo, setSentTo] = useState<string>();

  if (session) return <Navigate to={safeNext(next)} replace />;
  if (sentTo) {
    return (
      <Door title={t('signIn.linkSent.title')}>
        <Notice tone="done">{t('signIn.linkSent', { email: sentTo })}</Notice>
        <p className={css.quiet}>{t('signIn.linkSent.again')}</p>
        <Button onClick={() => setSentTo(undefined)}>{t('signIn.back')}</Button>
      </Door>
    );
  }
  return (
    <Door title={t('signIn.title')} below={t('signIn.noSignUp')}>
      {next && <p className={css.quiet}>{t('signIn.next')}</p>}
      <SignInForm {...(next ? { next } : {})} onLinkSent={setSentTo} />
      <p>
        <Link {...urls.reset()}>{t('signIn.forgot')}</Link>
      </p>
    </Door>
  );
}
