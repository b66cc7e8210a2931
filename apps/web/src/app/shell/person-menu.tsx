import type { SessionView } from '@scholars-commons/shared/accounts';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { accountQueries, accountRequests, hasGrant, signOut } from '../../features/accounts';
import { useSetAside } from '../../features/jobs';
import { announce } from '../../lib/announce';
import { type Display, display, useDisplay } from '../../lib/display';
import { count } from '../../lib/numbers';
import { photoUrl } from '../../lib/photo-url';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { Dialog } from '../../ui/dialog';
import { Menu, MenuChoice, MenuDivider, MenuItem, MenuLabel, MenuLink } from '../../ui/menu';
import { Pill } from '../../ui/pill';
import { t } from './messages';
import css from './shell.module.css';

const schemes = ['auto', 'light', 'dark'] as const satisfies readonly Display['colorScheme'][];

/** What is mine: profile, account, colours, and the way out. */
export function PersonMenu({ session }: { session: SessionView }) {
  const cache = useQueryClient();
  const router = useRouter();
  const { colorScheme } = useDisplay();
  const [failed, setFailed] = useState(false);
  const { scholar } = session;
  const isAdmin = hasGrant(session, 'admin');
  const setAside = useSetAside(isAdmin);

  const handleScheme = (scheme: Display['colorScheme']) => {
    display.change({ colorScheme: scheme });
    // On this device it holds either way; the other devices hear of it when the api answers.
    accountRequests
      .changeSettings({ colorScheme: scheme })
      .then((settings) => cache.setQueryData(accountQueries.session().queryKey, (held) => held && { ...held, settings }))
      .catch(() => undefined);
  };
  const handleSignOut = async () => {
    try {
      await signOut(cache);
    } catch {
      setFailed(true);
      announce(t('menu.signOutFailed'));
      return;
    }
    await router.invalidate();
    await router.navigate({ ...urls.signIn(), replace: true });
  };

  return (
    <>
      <Menu
        label={t(setAside > 0 ? 'menu.label.setAside' : 'menu.label', { name: scholar.name, setAside })}
        className={css.me}
        trigger={
          <>
            <Avatar name={scholar.name} src={photoUrl(scholar.photoId)} size={32} />
            {setAside > 0 && <span className={css.dot} aria-hidden />}
          </>
        }
      >
        <MenuLabel>
          <bdi className={css.name}>{scholar.name}</bdi>
          <span className={css.email}>{session.email}</span>
        </MenuLabel>
        <MenuLink {...urls.scholar(scholar.id)}>{t('menu.profile')}</MenuLink>
        <MenuLink {...urls.mySubmissions()}>{t('menu.news')}</MenuLink>
        <MenuLink {...urls.drafts()}>{t('menu.drafts')}</MenuLink>
        <MenuLink {...urls.account()}>{t('menu.account')}</MenuLink>
        <MenuLink {...urls.sessions()}>{t('menu.sessions')}</MenuLink>
        <MenuDivider />
        <MenuLabel>{t('menu.scheme.label')}</MenuLabel>
        {schemes.map((scheme) => (
          <MenuChoice key={scheme} checked={colorScheme === scheme} onSelect={() => handleScheme(scheme)}>
            {t(`menu.scheme.${scheme}`)}
          </MenuChoice>
        ))}
        <MenuDivider />
        {(hasGrant(session, 'moderator') || hasGrant(session, 'editor')) && <MenuLink {...urls.review()}>{t('menu.review')}</MenuLink>}
        {isAdmin && <MenuLink {...urls.grants()}>{t('menu.grants')}</MenuLink>}
        {isAdmin && <MenuLink {...urls.audit()}>{t('menu.audit')}</MenuLink>}
        {isAdmin && (
          <MenuLink {...urls.jobs()}>
            {t('menu.jobs')}
            {setAside > 0 && <Pill tone="danger">{t('menu.jobs.setAside', { count: count(setAside) })}</Pill>}
          </MenuLink>
        )}
        <MenuLink {...urls.about()}>{t('menu.about')}</MenuLink>
        <MenuItem onSelect={() => void handleSignOut()}>{t('menu.signOut')}</MenuItem>
      </Menu>
      <Dialog open={failed} onClose={() => setFailed(false)} title={t('menu.signOut')}>
        <p>{t('menu.signOutFailed')}</p>
      </Dialog>
    </>
  );
}
