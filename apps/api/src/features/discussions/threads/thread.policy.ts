import { isModerator, type Viewer } from '../../../common/auth/viewer.js';
import { type SpaceFacts, spacePolicy } from '../spaces/space.policy.js';

/** What rights on a thread hang on. */
export interface ThreadFacts {
  authorId: string;
  closedAt: Date | null;
  space: SpaceFacts;
}

const read = (viewer: Viewer, thread: ThreadFacts) => spacePolicy.read(viewer, thread.space);

/** A closed thread stays open to moderators who may write there, for a last word. */
const isOpenTo = (viewer: Viewer, thread: ThreadFacts) => thread.closedAt === null || isModerator(viewer);

const reply = (viewer: Viewer, thread: ThreadFacts) => spacePolicy.write(viewer, thread.space) && isOpenTo(viewer, thread);

const rename = (viewer: Viewer, thread: ThreadFacts) =>
  read(viewer, thread) && (isModerator(viewer) || (thread.authorId === viewer.scholarId && reply(viewer, thread)));

const moderate = (viewer: Viewer, thread: ThreadFacts) => read(viewer, thread) && isModerator(viewer);

export const threadPolicy = { read, isOpenTo, reply, rename, moderate };
