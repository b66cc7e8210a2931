import type { FailedJob } from '@scholars-commons/shared/jobs';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../../lib/announce';
import { ProblemError } from '../../lib/api-client';
import { problemWords } from '../../ui/problem-words';
import { jobQueries, jobRequests } from './jobs.queries';
import { t } from './messages';

/** Jobs that this page had tried again, with the tries they had before. */
export type Asked = ReadonlyMap<string, number>;

export interface Settling {
  asked: Asked;
  /** What is being sent just now. */
  busy: string | null;
  /** The last failure in words, and of which job. */
  fault: { id: string; words: string } | null;
  retry: (id: string, tries: number) => Promise<void>;
  /** All of a kind; those that the page shows are followed. */
  retryAll: (queue: string, shown: readonly FailedJob[]) => Promise<void>;
  giveUp: (id: string) => Promise<void>;
}

/** The two things that can be done about what was set aside; what somebody else has settled meanwhile is said so. */
export function useSettling(): Settling {
  const cache = useQueryClient();
  const [asked, setAsked] = useState<Asked>(new Map());
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<Settling['fault']>(null);
  const present = () => cache.invalidateQueries({ queryKey: jobQueries.all().queryKey });

  const retry = async (id: string, tries: number) => {
    setBusy(id);
    setFault(null);
    try {
      await jobRequests.retry(id);
      setAsked((before) => new Map(before).set(id, tries));
      announce(t('retry.done'));
    } catch (error) {
      const isGone = error instanceof ProblemError && error.status === 404;
      if (isGone) announce(t('gone'));
      else setFault({ id, words: problemWords(error).detail });
    }
    await present();
    setBusy(null);
  };
  const retryAll = async (queue: string, shown: readonly FailedJob[]) => {
    setBusy(queue);
    setFault(null);
    try {
      const { count } = await jobRequests.retryAll(queue);
      const following = shown.filter((item) => item.queue === queue && item.state === 'set-aside');
      setAsked((before) => new Map([...before, ...following.map(({ id, tries }) => [id, tries] as const)]));
      announce(t('retryAll.done', { count }));
    } catch (error) {
      setFault({ id: queue, words: problemWords(error).detail });
    }
    await present();
    setBusy(null);
  };
  /** Throws what a dialog shows. */
  const giveUp = async (id: string) => {
    try {
      await jobRequests.giveUp(id);
      announce(t('giveUp.done'));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 404) throw error;
      announce(t('gone'));
    }
    await present();
  };
  return { asked, busy, fault, retry, retryAll, giveUp };
}
