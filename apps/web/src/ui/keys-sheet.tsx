import { Link } from '@tanstack/react-router';
import { useDisplay } from '../lib/display';
import { rich } from '../lib/rich-text';
import { urls } from '../lib/urls';
import { Dialog } from './dialog';
import css from './keys-sheet.module.css';
import { t } from './messages';

interface Props {
  title: string;
  /** Each key, and what it does. */
  keys: readonly (readonly [key: string, words: string])[];
  onClose: () => void;
}

/** The keys of a page, and where to switch them off. */
export function KeysSheet({ title, keys, onClose }: Props) {
  const { singleKeyShortcuts } = useDisplay();
  return (
    <Dialog open onClose={onClose} title={title}>
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
        {rich(t(singleKeyShortcuts ? 'keys.on' : 'keys.off'), { link: (words) => <Link {...urls.account()}>{words}</Link> })}
      </p>
    </Dialog>
  );
}
