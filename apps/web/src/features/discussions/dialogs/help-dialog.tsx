import { KeysSheet } from '../../../ui/keys-sheet';
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

/** The keys of a thread page. */
export const HelpDialog = ({ onClose }: { onClose: () => void }) => <KeysSheet title={t('help.title')} keys={keys} onClose={onClose} />;
