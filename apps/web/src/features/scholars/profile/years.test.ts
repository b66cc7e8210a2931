import { describe, expect, it } from '@jest/globals';
import type { PositionView } from '@scholars-commons/shared/scholars';
import { byLatest, stretchesOf, ticksOf, yearOf } from './years';

const position = (from: string | null, to: string | null, isMain = false): PositionView => ({
  id: `${from}-${to}`,
  institution: { id: 'i', name: 'I', countryCode: null, city: null, isProposed: false },
  title: null,
  department: null,
  from,
  to,
  isMain,
});

describe('the ribbon of positions', () => {
  it('puts partial dates on the axis', () => {
    expect([yearOf('2019'), yearOf('2019-07')]).toEqual([2019, 2019.5]);
  });

  it('lays positions of the same time into lanes and leaves out those without a beginning', () => {
    const lanes = stretchesOf([position('2015', '2018'), position('2010', '2014'), position(null, '2009'), position('2016', null)], 2026);
    expect(lanes.map(({ from, to, lane }) => [from, to, lane])).toEqual([
      [2010, 2015, 0],
      [2015, 2019, 0],
      [2016, 2026, 1],
    ]);
  });

  it('lets a position follow another in the year in which that ended', () => {
    const lanes = stretchesOf([position('2012', '2015'), position('2015-04', null)], 2026);
    expect(lanes.map(({ from, to, lane }) => [from, to, lane])).toEqual([
      [2012, 2015.25, 0],
      [2015.25, 2026, 0],
    ]);
  });

  it('leaves out what ends before it begins', () => {
    expect(stretchesOf([position('2018', '2015')], 2026)).toEqual([]);
  });

  it.each([
    [2019.2, 2023.9, [2020, 2021, 2022, 2023]],
    [1994, 2026, [2000, 2010, 2020]],
  ])('marks round years between %s and %s', (from, to, expected) => expect(ticksOf(from, to)).toEqual(expected));

  it('lists the main one, then the latest', () => {
    const list = [position('2001', '2005'), position('2018', null), position(null, null), position('2010', null, true)];
    expect(list.sort(byLatest).map(({ from }) => from)).toEqual(['2010', '2018', '2001', null]);
  });
});
