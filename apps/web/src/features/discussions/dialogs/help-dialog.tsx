import { Link } from '@tanstack/react-router';
import { useDisplay } from '../../../lib/display';
import { rich } from '../../../lib/rich-text';
import { urls } from '../../../lib/urls';
import { Dialog } from '../../../ui/dialog';
import css from './dialogs.module.css';
import { t } from './messages';

const keys = [
  ['j', t('help.next')],
  ['k', t('help.previous')],
  ['r', t('help.reply')],
  ['e', t('help.edit')],
  ['u', t('help.unread')],
  ['?', t('help.help')],
  ['Ctrl+Enter', t('help.send')],
] as const;

/** The keys of a thread page, and where to switch them off. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { singleKeyShortcuts } = useDisplay();
  return (
    <Dialog open onClose={onClose} title={t('help.title')}>
      <dl className={css.keys}>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className={css.hint}>
        {rich(t(singleKeyShortcuts ? 'help.on' : 'help.off'), { link: (words) => <Link {...urls.account()}>{words}</Link> })}
      </p>
    </Dialog>
  );
}
