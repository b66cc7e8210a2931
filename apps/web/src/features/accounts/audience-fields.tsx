import type { Audience, ProfileBlock } from '@scholars-commons/shared/scholars';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { SelectField } from '../../ui/select-field';
import { t } from './messages';

// Named here and not taken from the contract, whose schemas would bring zod along.
const blocks = [
  'photo',
  'about',
  'place',
  'positions',
  'enrollments',
  'achievements',
  'interests',
] as const satisfies readonly ProfileBlock[];
const audiences = ['network', 'cohorts', 'staff', 'me'] as const satisfies readonly Audience[];

/** Who sees which part of my profile: one choice a part. */
export function AudienceFields({ register }: { register: (block: ProfileBlock) => UseFormRegisterReturn }) {
  const options = audiences.map((value) => ({ value, label: t(`audience.${value}`) }));
  return blocks.map((block) => <SelectField key={block} label={t(`block.${block}`)} options={options} {...register(block)} />);
}
