/** Where an edit of a post is kept. */
export const EDIT_PLACE = 'edit:';
