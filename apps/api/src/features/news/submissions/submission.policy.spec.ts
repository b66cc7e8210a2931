import { describe, expect, it } from '@jest/globals';
import { submissionState, type SubmissionState } from '@scholars-commons/shared/news';
import { aViewer } from '../../../../test/support/viewers.js';
import { type SubmissionAct, type SubmissionFacts, submissionPolicy } from './submission.policy.js';

const SUBMITTER = '01900000-0000-7000-8000-000000000001';
const submitter = aViewer({ scholarId: SUBMITTER });
const editor = aViewer({ grants: ['editor'] });
const editorHimself = aViewer({ scholarId: SUBMITTER, grants: ['editor'] });
const peer = aViewer();
const otherStaff = aViewer({ grants: ['moderator', 'registrar', 'admin'] });

const facts = (state: SubmissionState, wasSubmitted = state !== 'draft'): SubmissionFacts => ({
  submitterId: SUBMITTER,
  state,
  wasSubmitted,
});
const acts: readonly SubmissionAct[] = ['edit', 'submit', 'withdraw', 'open', 'return', 'decline', 'approve', 'publish', 'unpublish'];
const allowed = (viewer: typeof peer, of: SubmissionFacts) => acts.filter((act) => submissionPolicy.allows(viewer, of, act)).join(' ');

describe('who may do what from which state', () => {
  it.each<[SubmissionState, ofSubmitter: string, ofEditor: string]>([
    ['draft', 'edit submit withdraw', ''],
    ['submitted', 'withdraw', 'edit open return decline approve publish'],
    ['in-review', 'withdraw', 'edit return decline approve publish'],
    ['returned', 'edit submit withdraw', ''],
    ['scheduled', 'withdraw', 'edit return decline approve publish'],
    ['published', '', 'edit unpublish'],
    ['declined', '', ''],
    ['withdrawn', '', ''],
  ])('%s: its submitter may %s; an editor %s', (state, ofSubmitter, ofEditor) => {
    expect(allowed(submitter, facts(state))).toBe(ofSubmitter);
    // Nobody judges what he submitted himself.
    expect(allowed(editorHimself, facts(state))).toBe(ofSubmitter);
    expect(allowed(editor, facts(state))).toBe(ofEditor);
    expect(allowed(peer, facts(state))).toBe('');
    expect(allowed(otherStaff, facts(state))).toBe('');
    expect(
      Object.entries(submissionPolicy.can(editor, facts(state)))
        .flatMap(([act, can]) => (can ? [act] : []))
        .join(' '),
    ).toBe(ofEditor);
  });

  it('names every state', () => expect(submissionState.options).toHaveLength(8));
});

describe('who reads it', () => {
  it.each<[string, SubmissionFacts, [submitter: boolean, editor: boolean, peer: boolean, staff: boolean]]>([
    ['a draft', facts('draft', false), [true, false, false, false]],
    ['a draft that was withdrawn', facts('withdrawn', false), [true, false, false, false]],
    ['what was submitted and withdrawn', facts('withdrawn', true), [true, true, false, false]],
    ['what was returned', facts('returned'), [true, true, false, false]],
    ['what was declined', facts('declined'), [true, true, false, false]],
    ['what is public', facts('published'), [true, true, false, false]],
  ])('%s', (_what, of, expected) => {
    expect([submitter, editor, peer, otherStaff].map((viewer) => submissionPolicy.read(viewer, of))).toEqual(expected);
  });

  it('lets editors judge, but not their own', () => {
    expect(submissionPolicy.judge(editor, facts('submitted'))).toBe(true);
    expect(submissionPolicy.judge(editorHimself, facts('submitted'))).toBe(false);
    expect(submissionPolicy.concerns(submitter, facts('published'), 'submit')).toBe(true);
    expect(submissionPolicy.concerns(submitter, facts('submitted'), 'publish')).toBe(false);
    expect(submissionPolicy.concerns(editor, facts('declined'), 'publish')).toBe(true);
    expect(submissionPolicy.concerns(editor, facts('submitted'), 'withdraw')).toBe(false);
  });
});
