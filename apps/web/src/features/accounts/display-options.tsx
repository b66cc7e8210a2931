import type { AccountSettings } from '@scholars-commons/shared/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../../lib/announce';
import { display, useDisplay } from '../../lib/display';
import { Notice } from '../../ui/notice';
import { SwitchField } from '../../ui/switch-field';
import css from './account-page.module.css';
import { accountQueries, accountRequests } from './accounts.queries';
import { Choices } from './choices';
import { t } from './messages';

/** Colours, letters, shortcuts, presence: seen at once, and kept for every device. */
export function DisplayOptions({ settings }: { settings: AccountSettings }) {
  const cache = useQueryClient();
  const { colorScheme, font, singleKeyShortcuts } = useDisplay();
  const save = useMutation({
    mutationFn: (change: Partial<AccountSettings>) => accountRequests.changeSettings(change),
    onSuccess: (kept) => {
      cache.setQueryData(accountQueries.session().queryKey, (held) => held && { ...held, settings: kept });
      announce(t('account.display.saved'));
    },
  });
  const handleChange = (change: Partial<AccountSettings>) => {
    display.change(change);
    save.mutate(change);
  };
  return (
    <div className={css.options}>
      {save.isError && <Notice tone="attention">{t('account.display.notSaved')}</Notice>}
      <Choices
        legend={t('account.scheme')}
        name="scheme"
        value={colorScheme}
        options={[
          { value: 'auto', label: t('account.scheme.auto') },
          { value: 'light', label: t('account.scheme.light') },
          { value: 'dark', label: t('account.scheme.dark') },
        ]}
        onChange={(value) => handleChange({ colorScheme: value })}
      />
      <Choices
        legend={t('account.font')}
        name="font"
        value={font}
        options={[
          { value: 'source', label: t('account.font.source') },
          { value: 'atkinson', label: t('account.font.atkinson') },
        ]}
        onChange={(value) => handleChange({ font: value })}
      />
      <SwitchField
        label={t('account.shortcuts')}
        hint={t('account.shortcuts.hint')}
        checked={singleKeyShortcuts}
        onChange={(on) => handleChange({ singleKeyShortcuts: on })}
      />
      <SwitchField
        label={t('account.presence')}
        hint={t('account.presence.hint')}
        checked={settings.hidePresence}
        onChange={(on) => save.mutate({ hidePresence: on })}
      />
      <SwitchField
        label={t('account.completeness')}
        hint={t('account.completeness.hint')}
        checked={!settings.hideCompleteness}
        onChange={(on) => save.mutate({ hideCompleteness: !on })}
      />
    </div>
  );
}
