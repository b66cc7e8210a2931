import type { NewsKind } from '@scholars-commons/shared/news';
import type { AchievementView } from '@scholars-commons/shared/scholars';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { v7 } from 'uuid';
import { partialDate } from '../../lib/dates';
import { urls } from '../../lib/urls';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { problemWords } from '../../ui/problem-words';
import { Skeleton } from '../../ui/skeleton';
import { useViewer } from '../accounts';
import { scholarQueries } from '../scholars';
import { kindWord } from './kinds';
import { t as newsWords } from './messages';
import { beginSubmission } from './submission-writer';
import { submissionQueries } from './submissions.queries';
import { KindFields } from './submit/kind-fields';
import { t } from './submit/messages';
import css from './submit/submit.module.css';

interface MineProps {
  achievements: readonly AchievementView[];
  chosen: string | undefined;
  onChoose: (achievement: AchievementView) => void;
}

function Mine({ achievements, chosen, onChoose }: MineProps) {
  if (achievements.length === 0) return null;
  return (
    <>
      <h2 className={css.subheading}>{t('begin.kind.mine')}</h2>
      <div className={css.kinds}>
        {achievements.map((one) => (
          <label key={one.id} className={css.kind} dir="auto">
            <input type="radio" name="begin" checked={chosen === one.id} onChange={() => onChoose(one)} />
            {one.title}
            <span className={css.hint}>{[kindWord(one.kind), one.date && partialDate(one.date)].filter(Boolean).join(', ')}</span>
          </label>
        ))}
      </div>
    </>
  );
}

/** `/news/submit`: what it is about, and a draft of it begins; from one of my achievements it takes the words along. */
export function BeginPage() {
  const { achievement: wanted } = useSearch({ from: '/inside/news/submit' });
  const viewer = useViewer();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const mine = useQuery(scholarQueries.scholar(viewer.scholar.id));
  // One id for all tries: begun again after a lost answer, it is one draft.
  const [id] = useState(() => v7());
  const [kind, setKind] = useState<NewsKind>();
  const [achievementId, setAchievementId] = useState(wanted);
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const achievements = mine.data?.achievements ?? [];
  const chosen = achievements.find((one) => one.id === achievementId);
  const begins = chosen ? { id, kind: chosen.kind, achievementId: chosen.id } : kind && { id, kind };

  const handleBegin = async (event: FormEvent) => {
    event.preventDefault();
    if (!begins) return setFault(t('begin.needed'));
    setBusy(true);
    setFault(undefined);
    try {
      const view = await beginSubmission(begins);
      cache.setQueryData(submissionQueries.one(view.id).queryKey, view);
      void cache.invalidateQueries({ queryKey: ['submissions', 'mine'], refetchType: 'none' });
      // "Back" leads to where one came from, not to a second beginning.
      await navigate({ ...urls.submissionStep(view.id, 'what'), replace: true });
    } catch (error) {
      setFault(t('begin.failed', { why: problemWords(error).detail }));
      setBusy(false);
    }
    return undefined;
  };
  return (
    <>
      <PageHeader title={t('title')} lead={t('begin.lead')} above={<Link {...urls.news()}>{newsWords('item.up')}</Link>} />
      <form className={css.begin} onSubmit={(event) => void handleBegin(event)}>
        <fieldset className={css.group}>
          <legend>{t('begin.kind')}</legend>
          {mine.isPending && <Skeleton lines={1} label={t('begin.mine.loading')} />}
          {mine.isError && <Notice tone="attention">{t('begin.mine.failed')}</Notice>}
          {/* From "Share as news" the achievement is what one came for. */}
          {wanted && <Mine achievements={achievements} chosen={chosen?.id} onChoose={(one) => setAchievementId(one.id)} />}
          {achievements.length > 0 && <h2 className={css.subheading}>{t('begin.kind.new')}</h2>}
          <KindFields
            name="begin"
            chosen={chosen ? undefined : kind}
            onChoose={(one) => {
              setKind(one);
              setAchievementId(undefined);
            }}
          />
          {!wanted && <Mine achievements={achievements} chosen={chosen?.id} onChoose={(one) => setAchievementId(one.id)} />}
        </fieldset>
        {fault && <Notice tone="danger">{fault}</Notice>}
        <div>
          <Button type="submit" kind="primary" busy={isBusy}>
            {t('begin.do')}
          </Button>
        </div>
      </form>
    </>
  );
}
