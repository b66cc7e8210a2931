import { expect, it } from '@jest/globals';
import { safeNext } from './enter';

it.each([
  ['/threads/1/a?post=2#p', '/threads/1/a?post=2#p'],
  ['/people?country=KE', '/people?country=KE'],
  [undefined, '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example/', '/'],
  ['/\t/elsewhere.example/', '/'],
  ['/\n//elsewhere.example/', '/'],
  ['//[', '/'],
  ['/sign-in', '/'],
  ['javascript:alert(1)', '/'],
])('leads %j to %j', (next, target) => expect(safeNext(next)).toBe(target));
