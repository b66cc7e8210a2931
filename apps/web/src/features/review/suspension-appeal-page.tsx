import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemError } from '../../lib/api-client';
import { urls } from '../../lib/urls';
import { LinkButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { AppealForm } from './appeal-form';
import css from './decision-page.module.css';
import { t } from './messages';
import { reviewRequests } from './review.queries';

/** `/appeal/:token`: who is suspended cannot sign in, and writes to the moderators here. */
export function SuspensionAppealPage() {
  const { token } = useParams({ from: '/appeal/$token' });
  const [state, setState] = useState<'open' | 'sent' | 'used'>('open');
  const [written, setWritten] = useState('');
  // Enough to tell two links apart, and nobody can use it.
  const part = token.slice(0, 8);
  const handleSend = async (words: string) => {
    try {
      await reviewRequests.appealSuspension({ token, words });
      setState('sent');
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 410) throw error;
      // Another link comes with the next try to sign in, and begins with an empty box.
      setWritten(words);
      setState('used');
    }
  };
  return (
    <div className={css.page}>
      <PageHeader title={t(state === 'sent' ? 'suspended.done.title' : 'suspended.title')} />
      {state === 'open' && (
        <Card>
          <p>{t('suspended.lead')}</p>
          <AppealForm place={`appeal:${part}`} scholarId={part} onSend={handleSend} />
        </Card>
      )}
      {state === 'sent' && <EmptyState title={t('suspended.done')} />}
      {state === 'used' && (
        <>
          <EmptyState title={t('suspended.used')} action={<LinkButton {...urls.signIn()}>{t('suspended.signIn')}</LinkButton>} />
          <Card title={t('suspended.words')}>
            <p className={css.text} dir="auto">
              {written}
            </p>
          </Card>
        </>
      )}
    </div>
  );
}
