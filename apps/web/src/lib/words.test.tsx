import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { messages } from './i18n';
import { count, countryName, listOf } from './numbers';
import { rich } from './rich-text';
import { flag, given, oneOf, text, whole } from './search-params';

describe('words', () => {
  const t = messages('test', { people: '{count, plural, =0 {Nobody} one {# person} other {# people}}', hello: 'Hello, {name}' });

  it('count by the rules of the language', () => {
    expect([0, 1, 7214].map((value) => t('people', { count: value }))).toEqual(['Nobody', '1 person', '7,214 people']);
    expect(t('hello', { name: 'Ngozi {Okafor}' })).toBe('Hello, Ngozi {Okafor}');
  });

  it('hold elements without being cut up', () => {
    render(<p>{rich('Read <link>our guidelines</link> and <b>mind</b> 1 < 2.', { link: (words) => <a href="/about">{words}</a> })}</p>);
    expect(screen.getByRole('link', { name: 'our guidelines' })).toHaveAttribute('href', '/about');
    expect(screen.getByText(/and mind 1 < 2\./)).toBeVisible();
  });

  it('name numbers, countries and lists', () => {
    expect(count(7214)).toBe('7,214');
    expect(countryName('CI')).toBe('Côte d’Ivoire');
    expect(countryName('not a code')).toBe('not a code');
    expect(listOf(['Amina', 'Jörg', 'Ngozi'])).toBe('Amina, Jörg, and Ngozi');
  });
});

describe('search parameters', () => {
  it('are read for what they are, and left out when odd', () => {
    const raw = { q: 2019, long: 'x'.repeat(300), filter: 'unread', odd: 'drop table', post: '12', negative: -1, hub: 'true' };
    expect(text(raw, 'q')).toBe('2019');
    expect(text(raw, 'long', 20)).toHaveLength(20);
    expect(oneOf(raw, 'filter', ['all', 'unread'])).toBe('unread');
    expect(oneOf(raw, 'odd', ['all', 'unread'])).toBeUndefined();
    expect(whole(raw, 'post')).toBe(12);
    expect(whole(raw, 'negative')).toBeUndefined();
    expect(flag(raw, 'hub')).toBe(true);
    expect(given({ a: undefined, b: '' })).toEqual({ b: '' });
  });
});
