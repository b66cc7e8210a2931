import { describe, expect, it } from '@jest/globals';
import type { Audience, ProfileBlock, ScholarState } from '@scholars-commons/shared/scholars';
import { aViewer } from '../../../../test/support/viewers.js';
import { type SightFacts, sightOf } from './sight.js';

const SCHOLAR = '01900000-0000-7000-8000-0000000000f1';
const peer = aViewer();
const owner = aViewer({ scholarId: SCHOLAR });
const registrar = aViewer({ grants: ['registrar'] });
const admin = aViewer({ grants: ['admin'] });
const moderator = aViewer({ grants: ['moderator', 'editor'] });

const scholar = (audience: Audience, facts: Partial<SightFacts> = {}): SightFacts => ({
  id: SCHOLAR,
  state: 'claimed',
  isListed: true,
  sharesCohort: false,
  audiences: {
    about: audience,
    place: audience,
    positions: audience,
    enrollments: audience,
    achievements: audience,
    interests: audience,
    photo: audience,
  },
  ...facts,
});
const opened = (blocks: Readonly<Record<ProfileBlock, boolean>>) =>
  Object.entries(blocks).flatMap(([block, isOpen]) => (isOpen ? [block] : []));

describe('who sees a block', () => {
  it.each([
    ['network', peer, false, true],
    ['cohorts', peer, false, false],
    ['cohorts', peer, true, true],
    ['cohorts', registrar, false, true],
    ['cohorts', moderator, false, false],
    ['staff', peer, true, false],
    ['staff', moderator, true, false],
    ['staff', registrar, false, true],
    ['staff', admin, false, true],
    ['me', registrar, true, false],
    ['me', admin, true, false],
    ['me', owner, false, true],
  ] as const)('%s, by %o, sharing a cohort %s: %s', (audience, viewer, sharesCohort, expected) => {
    const sight = sightOf(viewer, scholar(audience, { sharesCohort }));
    expect(sight.blocks.about).toBe(expected);
    expect(sight.contact(audience)).toBe(expected);
  });

  it('lets owners look with the eyes of others', () => {
    expect(opened(sightOf(owner, scholar('cohorts'), 'network').blocks)).toEqual([]);
    expect(opened(sightOf(owner, scholar('cohorts'), 'cohorts').blocks)).toHaveLength(7);
    expect(opened(sightOf(owner, scholar('staff'), 'cohorts').blocks)).toEqual([]);
    expect(sightOf(registrar, scholar('staff'), 'network').blocks.about).toBe(false);
  });
});

describe('what a state shows', () => {
  it('of an unclaimed record: name, cohorts and institution', () => {
    const sight = sightOf(peer, scholar('network', { state: 'unclaimed' }));
    expect(opened(sight.blocks)).toEqual(['positions', 'enrollments']);
    expect(sight).toMatchObject({ read: true, identity: false, positionDetail: false, counts: false });
    expect(sight.contact('network')).toBe(false);
  });

  it('of an unclaimed record to who keeps it: all but what is the owner’s', () => {
    const sight = sightOf(registrar, scholar('staff', { state: 'unclaimed' }));
    expect(opened(sight.blocks)).toHaveLength(7);
    expect(sight).toMatchObject({ identity: true, positionDetail: true, counts: false });
    expect(sight.contact('me')).toBe(false);
  });

  it('of the dead: the page, no way to reach them', () => {
    const sight = sightOf(registrar, scholar('network', { state: 'deceased' }));
    expect(opened(sight.blocks)).toHaveLength(7);
    expect(sight.openTo).toBe(false);
    expect(sight.contact('network')).toBe(false);
  });

  it.each([
    ['claimed', true],
    ['suspended', true],
    ['unclaimed', true],
    ['deceased', true],
    ['merged', false],
  ] as [ScholarState, boolean][])('%s is readable: %s', (state, expected) =>
    expect(sightOf(peer, scholar('network', { state })).read).toBe(expected),
  );

  it('shows unlisted records to staff and their owner', () => {
    const unlisted = scholar('network', { isListed: false });
    expect([peer, moderator, owner, registrar, admin].map((viewer) => sightOf(viewer, unlisted).read)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});
