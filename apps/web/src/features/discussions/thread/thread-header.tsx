import { IconDots } from '@tabler/icons-react';
import type { ThreadView } from '@scholars-commons/shared/discussions';
import { Link } from '@tanstack/react-router';
import { longDate } from '../../../lib/dates';
import { rich } from '../../../lib/rich-text';
import { urls } from '../../../lib/urls';
import { Button } from '../../../ui/button';
import { Menu, MenuItem } from '../../../ui/menu';
import { Notice } from '../../../ui/notice';
import { PageHeader } from '../../../ui/page-header';
import { Pill } from '../../../ui/pill';
import { t } from './messages';
import css from './thread-header.module.css';

export type ThreadAct = 'close' | 'reopen' | 'pin' | 'rename' | 'help';

interface Props {
  thread: ThreadView;
  /** How far I had read when the page was opened. */
  lastRead: number;
  onAct: (act: ThreadAct) => void;
  onJump: (number: number) => void;
}

/** Title and state of a thread, the ways through it, and what moderators do. */
export function ThreadHeader({ thread, lastRead, onAct, onJump }: Props) {
  const { can, space, closed } = thread;
  return (
    <>
      <PageHeader
        title={thread.title}
        above={
          <nav aria-label={t('in')}>
            <Link {...urls.discussions()}>{t('in')}</Link> <span aria-hidden>›</span>{' '}
            <Link {...urls.space(space.slug)}>
              <bdi>{space.name}</bdi>
            </Link>
          </nav>
        }
        lead={
          <span className={css.lead}>
            <span>
              {rich(t('lead', { name: thread.author.name, date: longDate(thread.createdAt) }), {
                by: (name) => (
                  <Link {...urls.scholar(thread.author.id)}>
                    <bdi>{name}</bdi>
                  </Link>
                ),
              })}{' '}
              · {t('posts', { count: thread.postCount })}
            </span>
            {thread.isPinned && <Pill tone="info">{t('pinned')}</Pill>}
            {closed && <Pill tone="attention">{t('closed')}</Pill>}
            {space.kind === 'cohort' && <Pill>{t('cohortOnly')}</Pill>}
          </span>
        }
      />
      {thread.readAsModerator && <Notice>{t('moderatorReads')}</Notice>}
      {closed && (
        <Notice tone="info">
          <span dir="auto">{t('closedBy', { name: closed.byName, date: longDate(closed.at), reason: closed.reason })}</span>{' '}
          {t('closedHint')}
        </Notice>
      )}
      <div className={css.bar} role="group" aria-label={t('jump.label')} data-screen-only>
        {lastRead > 0 && (
          <Button size="small" onClick={() => onJump(lastRead)}>
            {t('jump.lastReadLong')}
          </Button>
        )}
        <Button size="small" onClick={() => onJump(thread.lastPostNumber)}>
          {t('jump.newestLong')}
        </Button>
        <div className={css.end}>
          <Menu label={t('acts')} trigger={<IconDots size={20} stroke={1.8} aria-hidden />} className={css.acts}>
            {can.rename && <MenuItem onSelect={() => onAct('rename')}>{t('act.rename')}</MenuItem>}
            {can.close && <MenuItem onSelect={() => onAct('close')}>{t('act.close')}</MenuItem>}
            {can.reopen && <MenuItem onSelect={() => onAct('reopen')}>{t('act.reopen')}</MenuItem>}
            {can.pin && <MenuItem onSelect={() => onAct('pin')}>{t(thread.isPinned ? 'act.unpin' : 'act.pin')}</MenuItem>}
            <MenuItem onSelect={() => onAct('help')}>{t('act.help')}</MenuItem>
          </Menu>
        </div>
      </div>
    </>
  );
}
