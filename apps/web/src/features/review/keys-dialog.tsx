import { KeysSheet } from '../../ui/keys-sheet';
import { t } from './messages';

const keys = [
  ['j', t('keys.j')],
  ['k', t('keys.k')],
  ['a', t('keys.a')],
  ['h', t('keys.h')],
  ['w', t('keys.w')],
  ['s', t('keys.s')],
  ['Enter', t('keys.enter')],
  ['x', t('keys.x')],
  ['Shift+x', t('keys.X')],
  ['z', t('keys.z')],
  ['?', t('keys.help')],
] as const;

/** The keys of the queue. */
export const KeysDialog = ({ onClose }: { onClose: () => void }) => <KeysSheet title={t('keys.title')} keys={keys} onClose={onClose} />;
