/** A list that cannot be read at all. */
export class UnreadableList extends Error {}
