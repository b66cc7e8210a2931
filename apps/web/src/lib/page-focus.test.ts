import { afterEach, expect, it } from '@jest/globals';
import { focusHeading, takeWantedFocus } from './page-focus';

afterEach(() => document.body.replaceChildren());

const show = (html: string) => {
  document.body.innerHTML = html;
};
const get = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
};

it('goes to the heading of the new page', () => {
  show('<a href="/people">People</a><main><h1 tabindex="-1">People</h1></main>');
  get('a').focus();
  focusHeading();
  expect(document.activeElement).toBe(get('h1'));
});

it('waits for a heading that comes later, once', () => {
  show('<a href="/people">People</a><main></main>');
  focusHeading();
  show('<a href="/people">People</a><main><h1 tabindex="-1">People</h1></main>');
  takeWantedFocus(get('h1'));
  expect(document.activeElement).toBe(get('h1'));
  get('a').focus();
  takeWantedFocus(get('h1'));
  expect(document.activeElement).toBe(get('a'));
});

it.each(['<div role="menu"><button>Drafts</button></div>', '<div role="dialog"><button>Close</button></div>', '<p><input></p>'])(
  'leaves alone who has begun something meanwhile: %s',
  (begun) => {
    show('<main></main>');
    focusHeading();
    show(`${begun}<main><h1 tabindex="-1">People</h1></main>`);
    const held = get('button, input');
    held.focus();
    takeWantedFocus(get('h1'));
    expect(document.activeElement).toBe(held);
  },
);
