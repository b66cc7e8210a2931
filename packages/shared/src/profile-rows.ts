import * as z from 'zod';
import { id, newId } from './id.js';
import { achievementKind, audience, contactKind, optionalLine, partialDate, version } from './scholars.js';
import { countryCode, line, prose, webAddress } from './text.js';

/** Either a known institution, or a name that is "not in the list": that makes a proposal for staff. */
const institutionChoice = z.union([
  z.strictObject({ id }),
  z.strictObject({ proposedName: line(200, 3), countryCode: countryCode.optional() }),
]);
const position = {
  institution: institutionChoice,
  title: optionalLine(120),
  department: optionalLine(120),
  from: partialDate.nullable(),
  to: partialDate.nullable(),
  isMain: z.boolean(),
};
export const newPosition = z.strictObject({
  id: newId,
  ...position,
  title: position.title.optional(),
  department: position.department.optional(),
});
export type NewPosition = z.infer<typeof newPosition>;
/** `version` of the block, where a page wants to be told (409) that somebody else saved meanwhile. */
export const changePosition = z.strictObject(position).partial().extend({ version: version.optional() });
export type ChangePosition = z.infer<typeof changePosition>;

const achievement = {
  kind: achievementKind,
  title: line(300, 3),
  detail: prose(1000, 0)
    .transform((value) => value || null)
    .nullable(),
  link: webAddress.nullable(),
  date: partialDate.nullable(),
};
export const newAchievement = z.strictObject({
  id: newId,
  ...achievement,
  detail: achievement.detail.optional(),
  link: achievement.link.optional(),
  date: achievement.date.optional(),
});
export type NewAchievement = z.infer<typeof newAchievement>;
export const changeAchievement = z.strictObject(achievement).partial().extend({ version: version.optional() });
export type ChangeAchievement = z.infer<typeof changeAchievement>;

/** `value` is checked by kind on the server: an address, a phone number in E.164 or as dialled, or a web address. */
export const newContact = z.strictObject({
  id: newId,
  kind: contactKind,
  value: line(500),
  label: optionalLine(60).optional(),
  audience: audience.optional(),
});
export type NewContact = z.infer<typeof newContact>;
export const changeContact = z
  .strictObject({ value: line(500), label: optionalLine(60), audience })
  .partial()
  .extend({ version: version.optional() });
export type ChangeContact = z.infer<typeof changeContact>;
