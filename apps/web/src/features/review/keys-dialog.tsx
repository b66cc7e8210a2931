import { KeysSheet } from '../../ui/keys-sheet';
import { t } from './messages';

const toMove = [
  ['j', t('keys.j')],
  ['k', t('keys.k')],
] as const;
const toDecide = [
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
const toEdit = [
  ['a', t('keys.submission.a')],
  ['s', t('keys.submission.s')],
  ['e', t('keys.submission.e')],
  ['r', t('keys.submission.r')],
  ['d', t('keys.submission.d')],
  ['?', t('keys.help')],
] as const;

/** The keys of the queue, by what stands open. */
export const KeysDialog = ({ isSubmission, onClose }: { isSubmission: boolean; onClose: () => void }) => (
  <KeysSheet title={t('keys.title')} keys={[...toMove, ...(isSubmission ? toEdit : toDecide)]} onClose={onClose} />
);
