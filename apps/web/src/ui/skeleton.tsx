import { Delayed } from './delayed';
import { t } from './messages';
import css from './skeleton.module.css';

interface Props {
  /** Number of grey lines or cards. */
  lines?: number;
  shape?: 'lines' | 'cards' | 'people';
  /** What is being loaded, said to those who do not see the shapes. */
  label?: string;
}

/** The grey shape of what is coming; it appears after 200 ms only. */
export function Skeleton({ lines = 3, shape = 'lines', label = t('loading') }: Props) {
  return (
    <div role="status" className={css.skeleton} data-shape={shape}>
      <span className="visually-hidden">{label}</span>
      <Delayed>
        {Array.from({ length: lines }, (_, line) => (
          <div key={line} className={css.line} aria-hidden />
        ))}
      </Delayed>
    </div>
  );
}
