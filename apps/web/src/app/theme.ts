import { createTheme, type VariantColorsResolver } from '@mantine/core';

const filled = (color: string) => ({
  background: `var(--${color})`,
  hover: `var(--${color}-hover)`,
  hoverColor: `var(--on-${color})`,
  color: `var(--on-${color})`,
  border: '1px solid transparent',
});

/** The four kinds of button, in the tokens of `styles/tokens.css`. */
const variantColorResolver: VariantColorsResolver = ({ variant }) => {
  if (variant === 'primary') return filled('crimson');
  if (variant === 'live') return filled('teal');
  if (variant === 'danger') return filled('red');
  // `subtle`: what Mantine itself puts inside of its fields.
  if (variant === 'quiet' || variant === 'subtle')
    return {
      background: 'transparent',
      hover: 'var(--hover)',
      hoverColor: 'var(--ink)',
      color: 'var(--ink)',
      border: '1px solid transparent',
    };
  return {
    background: 'var(--card)',
    hover: 'var(--hover)',
    hoverColor: 'var(--ink)',
    color: 'var(--ink)',
    border: '1px solid var(--control-border)',
  };
};

/** Mantine in our colours and measures; everything that CSS can say stands in `styles/`. */
export const theme = createTheme({
  fontFamily: 'var(--font-sans)',
  headings: { fontFamily: 'var(--font-serif)', fontWeight: '600' },
  defaultRadius: 'var(--radius)',
  focusClassName: 'focus-ring',
  activeClassName: '',
  respectReducedMotion: true,
  variantColorResolver,
});
