import { expect, it } from '@jest/globals';
import { greeting } from './greeting';

it.each([
  [4, 'Good evening, Amina'],
  [5, 'Good morning, Amina'],
  [11, 'Good morning, Amina'],
  [12, 'Good afternoon, Amina'],
  [17, 'Good afternoon, Amina'],
  [18, 'Good evening, Amina'],
])('greets at %s o’clock: %s', (hour, words) => expect(greeting('Amina', hour)).toBe(words));
