import type { Subject } from '../subject.js';
import { admissions } from './admissions.js';
import { ai } from './ai.js';
import { anatomy } from './anatomy.js';
import { assessment } from './assessment.js';
import { bedside } from './bedside.js';
import { commons } from './commons.js';
import { communication } from './communication.js';
import { curriculum } from './curriculum.js';
import { epas } from './epas.js';
import { equity } from './equity.js';
import { evaluation } from './evaluation.js';
import { facultyDevelopment } from './faculty-development.js';
import { feedback } from './feedback.js';
import { global } from './global.js';
import { humanities } from './humanities.js';
import { identity } from './identity.js';
import { interprofessional } from './interprofessional.js';
import { leadership } from './leadership.js';
import { mentoring } from './mentoring.js';
import { nursing } from './nursing.js';
import { online } from './online.js';
import { pbl } from './pbl.js';
import { pharmacy } from './pharmacy.js';
import { planetary } from './planetary.js';
import { qualitative } from './qualitative.js';
import { reasoning } from './reasoning.js';
import { safety } from './safety.js';
import { simulation } from './simulation.js';
import { survey } from './survey.js';
import { welcome } from './welcome.js';
import { wellbeing } from './wellbeing.js';
import { writing } from './writing.js';

/** An open space of the demo community and what is talked about there. */
export interface OpenSpace {
  slug: string;
  name: string;
  description: string;
  subjects: readonly Subject[];
  /** How busy it is beside the others. */
  weight: number;
}

const space = (slug: string, name: string, description: string, weight: number, ...subjects: Subject[]): OpenSpace => ({
  slug,
  name,
  description,
  subjects,
  weight,
});

/** In the order of the list of spaces. */
export const openSpaces: readonly OpenSpace[] = [
  space('welcome', 'Welcome', 'Who we are, where we are, and what we are trying just now.', 5, welcome),
  space('commons', 'The common room', 'Partners for a study, materials to share, what went well this week.', 7, commons),
  space('assessment', 'Assessment and OSCEs', 'Blueprints, examiners, standards, and tests that teach something.', 8, assessment),
  space('entrustment', 'Competency and entrustment', 'EPAs, milestones, committees, and forms that are worth filling in.', 5, epas),
  space('feedback', 'Feedback and coaching', 'Conversations that help somebody do better tomorrow.', 6, feedback),
  space('simulation', 'Simulation', 'Scenarios, debriefing, low-cost trainers and drills on the wards.', 6, simulation),
  space('communication', 'Communication', 'Simulated patients, hard conversations, interpreters in the room.', 4, communication),
  space('bedside', 'At the bedside', 'Rounds, clinics, examination and clinical reasoning.', 6, bedside, reasoning),
  space('active-learning', 'Active learning', 'Problems, teams, flipped rooms and what happens in the hour.', 4, pbl),
  space('curriculum', 'Curriculum', 'Design, reform, maps, and the art of leaving things out.', 6, curriculum),
  space('basic-science', 'Anatomy and basic science', 'Teaching structure and mechanism so that they last.', 3, anatomy),
  space('interprofessional', 'Learning across professions', 'With, from and about each other; the timetable too.', 5, interprofessional),
  space('faculty-development', 'Faculty development', 'Helping colleagues who teach, and showing that it helps.', 7, facultyDevelopment),
  space('mentoring', 'Mentoring', 'Finding one another, beginning, and ending well.', 4, mentoring),
  space('leadership', 'Leading change', 'New roles, budgets, and change without a title.', 4, leadership),
  space('wellbeing', 'Well-being', 'Learners, teachers and the rotas between them.', 5, wellbeing),
  space('professional-identity', 'Becoming professionals', 'Identity, lapses, rituals and repair.', 3, identity),
  space('equity', 'Equity and access', 'Who gets in, who gets on, and what our rules assume.', 4, equity),
  space('admissions', 'Admissions and selection', 'Interviews, access, and what predicts anything.', 3, admissions),
  space('ai', 'AI in education', 'Assignments, tutors, and judgement beside the machine.', 8, ai),
  space('online', 'Online and distance', 'Teaching people you cannot see, on a line that drops.', 4, online),
  space('global', 'Global and rural', 'Partnerships, placements, and people who stay.', 5, global),
  space('planetary-health', 'Planetary health', 'Climate in the curriculum and carbon in the hospital.', 2, planetary),
  space('patient-safety', 'Safety and improvement', 'Projects that last, speaking up, handing over.', 4, safety),
  space(
    'nursing-pharmacy-dentistry',
    'Nursing, pharmacy and dentistry',
    'Placements, prescribing, first jobs and hand skills.',
    5,
    nursing,
    pharmacy,
  ),
  space('arts', 'Arts and humanities', 'Museums, poems, ethics, and looking slowly.', 3, humanities),
  space('qualitative', 'Qualitative research', 'Interviews, coding together, and where we stand.', 3, qualitative),
  space('surveys', 'Surveys and statistics', 'Instruments, response rates, small numbers.', 3, survey),
  space('evaluation', 'Evaluation and accreditation', 'Ratings, visits, and closing the loop.', 3, evaluation),
  space('writing', 'Writing and publishing', 'Time to write, reviewers, authors, and the drawer.', 5, writing),
];
