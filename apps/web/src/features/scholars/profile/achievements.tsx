import type { AchievementKind, AchievementView } from '@scholars-commons/shared/scholars';
import { Link } from '@tanstack/react-router';
import { partialDate } from '../../../lib/dates';
import { hostOf } from '../../../lib/host-of';
import { urls } from '../../../lib/urls';
import css from './achievements.module.css';
import { t } from './messages';

/** In the order of a curriculum vitae. */
export const achievementKinds = [
  'publication',
  'grant',
  'award',
  'promotion',
  'appointment',
  'other',
] as const satisfies readonly AchievementKind[];

const byDate = (a: AchievementView, b: AchievementView) => (b.date ?? '').localeCompare(a.date ?? '') || a.title.localeCompare(b.title);

/** Achievements by kind, the latest first. */
export function Achievements({ achievements }: { achievements: readonly AchievementView[] }) {
  const groups = achievementKinds
    .map((kind) => ({ kind, lines: achievements.filter((one) => one.kind === kind).sort(byDate) }))
    .filter(({ lines }) => lines.length > 0);
  return groups.map(({ kind, lines }) => (
    <section key={kind} className={css.group}>
      <h3 className={css.kind}>{t(`achievement.${kind}`)}</h3>
      <ul className={css.list}>
        {lines.map((line) => (
          <li key={line.id}>
            <span className={css.date}>{line.date ? partialDate(line.date) : ''}</span>
            <div className={css.words}>
              <p className={css.title} dir="auto">
                {line.title}
              </p>
              {line.detail && (
                <p className={css.detail} dir="auto">
                  {line.detail}
                </p>
              )}
              <Ways line={line} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** Where there is more to read: the news that tell of it, and its own address. */
function Ways({ line: { title, newsId, link } }: { line: AchievementView }) {
  if (!newsId && !link) return null;
  return (
    <p className={css.links}>
      {newsId && (
        <Link {...urls.newsItem(newsId)} aria-label={t('achievement.newsOf', { title })}>
          {t('achievement.news')}
        </Link>
      )}
      {link && (
        <a href={link} rel="noopener nofollow" aria-label={t('achievement.linkOf', { title })}>
          {hostOf(link)}
        </a>
      )}
    </p>
  );
}
