const THREAD = 'thread:';
const SPACE = 'space:';

export const threadRoom = (threadId: string): string => `${THREAD}${threadId}`;
export const spaceRoom = (spaceId: string): string => `${SPACE}${spaceId}`;

export const THREAD_ROOMS = THREAD;

const idsOf = (prefix: string, rooms: Iterable<string>): string[] =>
  [...rooms].filter((room) => room.startsWith(prefix)).map((room) => room.slice(prefix.length));

/** Ids of the threads whose rooms these are; other rooms do not count. */
export const threadsOf = (rooms: Iterable<string>): string[] => idsOf(THREAD, rooms);
export const spacesOf = (rooms: Iterable<string>): string[] => idsOf(SPACE, rooms);
