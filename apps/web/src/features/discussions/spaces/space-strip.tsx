import { faceOf } from '../../../ui/avatar';
import css from './space-strip.module.css';

/** A strip in the colour of a space: the same name has the same colour everywhere. */
export const SpaceStrip = ({ name }: { name: string }) => <div className={css.strip} data-face={faceOf(name)} aria-hidden />;
