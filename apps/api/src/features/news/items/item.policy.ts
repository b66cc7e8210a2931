import type { Viewer } from '../../../common/auth/viewer.js';

/** What rights on a public item hang on; `namedIds`: whom it concerns, whatever they answered. */
export interface ItemFacts {
  submitterId: string;
  isNamed: boolean;
}

const owns = (viewer: Viewer, { submitterId }: ItemFacts) => viewer.scholarId === submitterId;

/** Nobody congratulates himself. */
const congratulate = (viewer: Viewer, facts: ItemFacts): boolean => !owns(viewer, facts) && !facts.isNamed;

/** Whoever brought it in takes it back by other means. */
const flag = (viewer: Viewer, facts: ItemFacts): boolean => !owns(viewer, facts);

/** Only who is named says whether it stands on his page. */
const answer = (_viewer: Viewer, facts: ItemFacts): boolean => facts.isNamed;

export const itemPolicy = { congratulate, flag, answer };
