import type { SessionView } from '@scholars-commons/shared/accounts';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { accountQueries, accountRequests, hasGrant, signOut } from '../../features/accounts';
import { announce } from '../../lib/announce';
import { type Display, display, useDisplay } from '../../lib/display';
import { photoUrl } from '../../lib/photo-url';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { Dialog } from '../../ui/dialog';
import { Menu, MenuChoice, MenuDivider, MenuItem, MenuLabel, MenuLink } from '../../ui/menu';
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
        label={t('menu.label', { name: scholar.name })}
        className={css.me}
        trigger={<Avatar name={scholar.name} src={photoUrl(scholar.photoId)} size={32} />}
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
        {hasGrant(session, 'admin') && <MenuLink {...urls.grants()}>{t('menu.grants')}</MenuLink>}
        {hasGrant(session, 'admin') && <MenuLink {...urls.audit()}>{t('menu.audit')}</MenuLink>}
        <MenuLink {...urls.about()}>{t('menu.about')}</MenuLink>
        <MenuItem onSelect={() => void handleSignOut()}>{t('menu.signOut')}</MenuItem>
      </Menu>
      <Dialog open={failed} onClose={() => setFailed(false)} title={t('menu.signOut')}>
        <p>{t('menu.signOutFailed')}</p>
      </Dialog>
    </>
  );
}
