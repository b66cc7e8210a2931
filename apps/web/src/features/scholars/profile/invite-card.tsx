import type { InvitationView } from '@scholars-commons/shared/accounts';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, ProblemError } from '../../../lib/api-client';
import { clockTime, longDate } from '../../../lib/dates';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import { scholarQueries } from '../scholars.queries';
import css from './staff-card.module.css';
import { t } from './messages';

/** A registrar asks a scholar in: by mail, with a link that works once. */
export function InviteCard({ view }: { view: ScholarView }) {
  const cache = useQueryClient();
  const [email, setEmail] = useState('');
  const last = view.own?.lastInvitedAt ?? null;
  const invite = useMutation({
    mutationFn: (address: string) => api.post<InvitationView>(`/api/scholars/${view.id}/invitations`, { email: address }),
    onSuccess: () => cache.invalidateQueries({ queryKey: scholarQueries.scholar(view.id).queryKey }),
  });
  const [isMissing, setIsMissing] = useState(false);
  const refused = invite.error instanceof ProblemError ? invite.error.pointers['/email'] : undefined;
  const fault = isMissing ? t('invite.email.missing') : refused;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(email.trim() === '');
    if (email.trim()) invite.mutate(email.trim());
  };
  return (
    <Card title={t('invite.title', { name: view.name })} data-screen-only>
      <form className={css.form} onSubmit={handleSubmit}>
        <p className={css.words}>{t('invite.detail', { name: view.name })}</p>
        {last && (
          <p className={css.words}>
            {t('invite.last', { date: longDate(last) })} {t('invite.again.detail')}
          </p>
        )}
        <TextField
          type="email"
          label={t('invite.email')}
          hint={t('invite.email.hint')}
          error={fault}
          value={email}
          aria-required
          autoComplete="off"
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {invite.isError && !fault && (
          <Notice tone="danger">{`${problemWords(invite.error).title}. ${problemWords(invite.error).detail}`}</Notice>
        )}
        {invite.isSuccess && (
          <Notice tone="done">
            {t('invite.sent', { email: invite.variables, time: clockTime(invite.data.sentAt), until: longDate(invite.data.expiresAt) })}
          </Notice>
        )}
        <Button type="submit" kind="primary" busy={invite.isPending}>
          {last ? t('invite.resend') : t('invite.send')}
        </Button>
      </form>
    </Card>
  );
}
