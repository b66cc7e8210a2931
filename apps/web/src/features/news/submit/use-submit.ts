import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { announce } from '../../../lib/announce';
import { urls } from '../../../lib/urls';
import { problemWords } from '../../../ui/problem-words';
import { staleOf } from '../stale';
import type { SubmissionWriter } from '../submission-writer';
import type { SubmissionForms } from './forms';
import { t } from './messages';

/** Submits once everything that was written has arrived; what refuses it is told, and nothing is lost. */
export function useSubmit(writer: SubmissionWriter, forms: SubmissionForms) {
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const submit = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const parts = [forms.what, forms.who, forms.details, forms.picture];
      await Promise.all(parts.map((part) => part.flush()));
      await writer.settled();
      if (writer.log.state().kind === 'failed' || !parts.every((part) => part.isSaved())) return setFault(t('submit.unsaved'));
      await writer.act('submit', {});
      announce(t('submit.done'));
      await navigate(urls.mySubmission(writer.submissionId));
    } catch (error) {
      const current = staleOf(error);
      if (current) writer.read(current);
      setFault(current ? t('submit.stale') : t('submit.failed', { why: problemWords(error).detail }));
    } finally {
      setBusy(false);
    }
    return undefined;
  };
  return { isBusy, fault, submit: () => void submit() };
}
