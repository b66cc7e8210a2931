import { describe, expect, it } from '@jest/globals';
import type { Grant } from '@scholars-commons/shared/accounts';
import type { ReviewKind } from '@scholars-commons/shared/review';
import { aViewer } from '../../../test/support/viewers.js';
import { reviewPolicy } from './review.policy.js';

const other = '01900000-0000-7000-8000-0000000000ff';
const facts = { kind: 'post' as ReviewKind, subjectId: other, againstId: null as string | null };
const me = aViewer().scholarId;

describe('who may judge', () => {
  it.each<[string, Grant[], Partial<typeof facts>, boolean]>([
    ['a scholar, a post', [], {}, false],
    ['a moderator, a post', ['moderator'], {}, true],
    ['a moderator, a news item', ['moderator'], { kind: 'news' }, true],
    ['a moderator, a profile', ['moderator'], { kind: 'scholar' }, true],
    ['a moderator, an appeal', ['moderator'], { kind: 'appeal' }, true],
    ['a moderator, a submission', ['moderator'], { kind: 'submission' }, false],
    ['an editor, a submission', ['editor'], { kind: 'submission' }, true],
    ['an editor, a post', ['editor'], {}, false],
    ['both, a submission', ['moderator', 'editor'], { kind: 'submission' }, true],
    ['an admin, a post', ['admin'], {}, false],
    ['a registrar, a profile', ['registrar'], { kind: 'scholar' }, false],
    ['a moderator, himself', ['moderator'], { subjectId: me }, false],
    ['an editor, his own submission', ['editor'], { kind: 'submission', subjectId: me }, false],
    ['a moderator, an appeal against himself', ['moderator'], { kind: 'appeal', againstId: me }, false],
    ['a moderator, an appeal against another', ['moderator'], { kind: 'appeal', againstId: other }, true],
  ])('%s', (_who, grants, more, expected) => expect(reviewPolicy.judge(aViewer({ grants }), { ...facts, ...more })).toBe(expected));

  it('leaves submissions to their own acts', () => {
    expect(reviewPolicy.decide(aViewer({ grants: ['editor'] }), { ...facts, kind: 'submission' })).toBe(false);
    expect(reviewPolicy.decide(aViewer({ grants: ['moderator'] }), facts)).toBe(true);
  });
});
