import { profileBlocks, type ScholarCard, type ScholarState, type ScholarView } from '@scholars-commons/shared/scholars';
import { isStaffAudience, type Viewer } from '../../../common/auth/viewer.js';
import { scholarPolicy } from '../scholar.policy.js';
import { completeness } from './completeness.js';
import type { CardFacts, ScholarFacts } from './scholar-facts.js';
import type { Sight, SightFacts } from './sight.js';
import { sightOf } from './sight.js';

/** To others a suspended scholar's page is as before; only who decides on suspensions sees the word. */
const stateFor = (viewer: Viewer, scholar: SightFacts): ScholarState =>
  scholar.state === 'suspended' && !scholarPolicy.seesSuspension(viewer) ? 'claimed' : scholar.state;

/** A scholar's page as this viewer may see it. `as`: the own page with the eyes of others, and without the means to edit. */
export function projectScholar(viewer: Viewer, scholar: ScholarFacts, as?: 'network' | 'cohorts'): ScholarView {
  const sight = sightOf(viewer, scholar, as);
  const { blocks } = sight;
  const isOwner = viewer.scholarId === scholar.id;
  const keeps = !as && (isOwner || isStaffAudience(viewer));
  return {
    id: scholar.id,
    name: scholar.name,
    names: scholar.names,
    credentials: sight.identity ? scholar.credentials : null,
    profession: sight.identity ? scholar.profession : null,
    state: as && scholar.state === 'suspended' ? 'claimed' : stateFor(viewer, scholar),
    isStaff: scholar.isStaff,
    isListed: scholar.isListed,
    photo: blocks.photo ? { id: scholar.photoId } : null,
    about: blocks.about
      ? {
          headline: scholar.headline,
          bio: scholar.bio,
          bioHtml: scholar.bioHtml,
          pronouns: scholar.pronouns,
          languages: scholar.languages,
        }
      : null,
    place: blocks.place ? { city: scholar.city, countryCode: scholar.countryCode, timeZone: scholar.timeZone } : null,
    positions: blocks.positions ? positionsFor(sight, scholar) : null,
    enrollments: blocks.enrollments ? scholar.enrollments : null,
    achievements: blocks.achievements ? scholar.achievements : null,
    interests: blocks.interests ? { topics: scholar.topics, openTo: sight.openTo ? scholar.openTo : [] } : null,
    contacts: scholar.contacts
      .filter((contact) => sight.contact(contact.audience))
      .map(({ audience, ...contact }) => (keeps ? { ...contact, audience } : contact)),
    own: keeps
      ? {
          audiences: scholar.audiences,
          versions: versionsFor(sight, scholar),
          completeness: completeness(scholar, blocks),
          lastInvitedAt: scholar.lastInvitedAt,
        }
      : null,
    // Said only where the enrollments are open: else it would tell one of them.
    sharesCohort: blocks.enrollments && !isOwner && scholar.sharesCohort,
    can: {
      edit: !as && scholarPolicy.edit(viewer, scholar),
      invite: !as && scholarPolicy.invite(viewer, scholar),
      message: false,
    },
  };
}

/** A hidden block's version would tell that something was saved there; who cannot see a block does not save it either. */
const versionsFor = ({ blocks, contact }: Sight, { versions, contacts }: ScholarFacts): ScholarFacts['versions'] => ({
  ...versions,
  contacts: contact('me') || contacts.some(({ audience }) => contact(audience)) ? versions.contacts : 0,
  ...Object.fromEntries(profileBlocks.filter((block) => !blocks[block]).map((block) => [block, 0])),
});

/** Of an unclaimed record no more than where the scholar works. */
const positionsFor = (sight: Sight, scholar: ScholarFacts) =>
  sight.positionDetail
    ? scholar.positions
    : scholar.positions
        .filter((position) => position.isMain)
        .map((position) => ({ ...position, title: null, department: null, from: null, to: null }));

/** One line of a list about a scholar, as this viewer may see it. */
export function projectCard(viewer: Viewer, scholar: CardFacts): ScholarCard {
  const sight = sightOf(viewer, scholar);
  const { blocks } = sight;
  const main = blocks.positions && scholar.main?.isFindable ? scholar.main : null;
  return {
    id: scholar.id,
    name: scholar.name,
    credentials: sight.identity ? scholar.credentials : null,
    profession: sight.identity ? scholar.professionName : null,
    photoId: blocks.photo ? scholar.photoId : null,
    headline: blocks.about ? scholar.headline : null,
    institution: main && { id: main.id, name: main.name },
    positionTitle: main && sight.positionDetail ? main.title : null,
    city: blocks.place ? scholar.city : null,
    countryCode: blocks.place ? scholar.countryCode : null,
    timeZone: blocks.place ? scholar.timeZone : null,
    topics: blocks.interests ? scholar.topics : [],
    openTo: blocks.interests && sight.openTo ? scholar.openTo : [],
    cohortYear: blocks.enrollments ? scholar.cohortYear : null,
    state: stateFor(viewer, scholar),
    isStaff: scholar.isStaff,
  };
}
