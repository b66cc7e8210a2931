/** Every form of the profile: one lazy part, with the contracts they check against. */
export { AboutForm } from './about-form';
export { AchievementsForm } from './achievements-form';
export { ContactsForm } from './contacts-form';
export { InterestsForm } from './interests-form';
export { NamesForm } from './names-form';
export { PlaceForm } from './place-form';
export { PositionsForm } from './positions-form';
