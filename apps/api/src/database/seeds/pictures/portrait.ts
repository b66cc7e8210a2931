import type { Dice } from '../random.js';

const SKIN = ['#f2d3bd', '#e8b998', '#d49a70', '#b97a50', '#8d5a38', '#6b4129', '#4e2f1e'];
const HAIR = ['#1d1a19', '#3a2a20', '#5c3d26', '#8a5a2e', '#b98a4a', '#8f8f92', '#d9d9dc'];
const CLOTH = ['#1f4e79', '#8c1d40', '#0f6b66', '#8a5a00', '#5b3e96', '#3f6212', '#a13d7c', '#475569', '#f4f1ea'];
const GROUND = ['#e7e0d4', '#dce9e7', '#e9dde3', '#dfe6ee', '#efe4cf', '#e4e8d8', '#e6e0ee'];

const hair = (style: number, colour: string): string => {
  if (style === 0) return `<path d="M44 74c-2-34 14-48 36-48s38 14 36 48c-4-16-12-24-36-24S48 58 44 74z" fill="${colour}"/>`;
  if (style === 1)
    return `<path d="M40 118c-6-60 4-94 40-94s46 34 40 94c-6-6-8-30-10-48-14 0-40-4-52-12-4 18-8 50-18 60z" fill="${colour}"/>`;
  if (style === 2) return `<circle cx="80" cy="58" r="42" fill="${colour}"/>`;
  if (style === 3)
    return `<path d="M46 66c0-26 14-40 34-40s34 14 34 40c-10-14-22-18-34-18s-24 4-34 18z" fill="${colour}"/><circle cx="80" cy="20" r="13" fill="${colour}"/>`;
  if (style === 4) return `<path d="M36 150c-4-80 2-128 44-128s48 48 44 128l-18-8c4-40 2-70-26-74-28 4-30 34-26 74z" fill="${colour}"/>`;
  return '';
};
/** Drawn behind the face where hair falls to the back. */
const isBehind = (style: number) => style === 1 || style === 2 || style === 4;

/** An invented face on a coloured ground, drawn by a few shapes: nobody's likeness. */
export function portrait(dice: Dice): string {
  const [skin, cloth, ground] = [dice.pick(SKIN), dice.pick(CLOTH), dice.pick(GROUND)];
  const colour = dice.pick(SKIN.indexOf(skin) > 3 ? [...HAIR.slice(0, 3), ...HAIR.slice(-2)] : HAIR);
  const style = dice.int(0, 5);
  const eyes = dice.int(72, 78);
  const mouth = dice.int(4, 9);
  const glasses = `<g fill="none" stroke="#2b2b2b" stroke-width="2"><circle cx="66" cy="${eyes}" r="9"/><circle cx="94" cy="${eyes}" r="9"/><path d="M75 ${eyes}h10"/></g>`;
  const collar = dice.chance(0.4) ? `<path d="M62 124l18 22 18-22 8 6-26 34-26-34z" fill="#fff" opacity=".85"/>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160" width="1280" height="1280">
<rect width="160" height="160" fill="${ground}"/><circle cx="${dice.int(10, 150)}" cy="${dice.int(0, 60)}" r="${dice.int(24, 60)}" fill="#fff" opacity=".35"/>
${isBehind(style) ? hair(style, colour) : ''}
<path d="M20 170c2-34 26-46 60-46s58 12 60 46z" fill="${cloth}"/><path d="M66 104h28v22c0 8-28 8-28 0z" fill="${skin}"/><path d="M66 110c8 8 20 8 28 0v8c-8 8-20 8-28 0z" opacity=".12"/>
<ellipse cx="80" cy="78" rx="33" ry="${dice.int(37, 41)}" fill="${skin}"/>${collar}
${isBehind(style) ? '' : hair(style, colour)}
<g fill="#22201f"><circle cx="66" cy="${eyes}" r="3"/><circle cx="94" cy="${eyes}" r="3"/></g>
<path d="M58 ${eyes - 10}q8-5 15-1M87 ${eyes - 11}q8-4 15 1" fill="none" stroke="${colour === '#d9d9dc' ? '#8f8f92' : colour}" stroke-width="3" stroke-linecap="round"/>
<path d="M80 ${eyes + 4}q5 9-2 11" fill="none" stroke="#000" stroke-opacity=".3" stroke-width="2.4" stroke-linecap="round"/>
<path d="M${80 - mouth - 4} 100q${mouth + 4} ${mouth} ${2 * (mouth + 4)} 0" fill="none" stroke="#8f3b3b" stroke-width="3" stroke-linecap="round"/>
${dice.chance(0.35) ? glasses : ''}</svg>`;
}
