import type { Audience } from '@scholars-commons/shared/scholars';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { Menu, MenuChoice } from '../../../ui/menu';
import css from './block-card.module.css';
import { t } from './messages';

export const audiences = ['network', 'cohorts', 'staff', 'me'] as const satisfies readonly Audience[];

interface Props {
  /** What it is about, in words: "About", "Phone". */
  of: string;
  audience: Audience;
  onChoose: (audience: Audience) => void;
}

/** The eye beside a block: who sees it, and the choice. */
export function AudienceMenu({ of, audience, onChoose }: Props) {
  const Icon = audience === 'me' ? IconEyeOff : IconEye;
  return (
    <Menu
      label={t('audience.label', { block: of, audience: t(`audience.${audience}`) })}
      className={css.eye}
      trigger={
        <>
          <Icon size={16} aria-hidden />
          {t(`audience.${audience}`)}
        </>
      }
    >
      {audiences.map((one) => (
        <MenuChoice key={one} checked={one === audience} onSelect={() => onChoose(one)}>
          {t(`audience.${one}`)}
        </MenuChoice>
      ))}
    </Menu>
  );
}
