import { messages } from '../../lib/i18n';

export const t = messages('about', {
  title: 'About Scholars Commons',
  lead: 'The home of a community of practice of health-professions educators.',
  'what.title': 'What this is',
  'what.people':
    'Scholars of the institute teach physicians, nurses, pharmacists, dentists, therapists and many others, in most countries of the world. Here they stay in touch after their program: they find each other, tell what they do, and talk.',
  'what.private':
    'You decide what others see of you, part by part, on your profile. Your sign-in address is shown to nobody. Pages can be read by signed-in scholars only.',
  'guidelines.title': 'Guidelines',
  'guidelines.read': 'Read the guidelines',
  'guidelines.patients.title': 'No patients',
  'guidelines.colleagues.title': 'Among colleagues',
  'guidelines.sources.title': 'Sources',
  'guidelines.own.title': 'What stays in a cohort',
  'guidelines.moderation.title': 'What moderators do',
  'guidelines.suspension':
    'Whoever goes on after that may be suspended for a while. The reason and the end are told at the next sign-in, what was written stays, and a suspension can be lifted at any time.',
  'guidelines.lead': 'They are few, and moderators go by them.',
  'guidelines.patients': 'Leave out what could identify one: names, dates, places, pictures, rare stories.',
  'guidelines.colleagues':
    'Speak to colleagues as you would at the table: about the matter, with patience for other languages and other means.',
  'guidelines.sources': 'Say where things come from, and share what you may share.',
  'guidelines.own': 'What is said in the space of a cohort stays there.',
  'guidelines.moderation':
    'A moderator who removes a post says why; its author reads the reason and can answer. Removed posts can be put back for thirty days.',
  'credits.title': 'Credits',
  'credits.geonames': 'City data © <geonames>GeoNames</geonames>, used under <ccby>CC BY 4.0</ccby>.',
  'credits.naturalEarth': 'Boundaries: <earth>Natural Earth</earth>, public domain. The maps take no position on them.',
  'credits.fonts':
    'Letters: Source Serif 4 and Source Sans 3 (Adobe), Noto Sans Arabic (Google), Atkinson Hyperlegible Next (Braille Institute), under the <ofl>SIL Open Font License</ofl>.',
  'credits.icons': 'Icons: Tabler Icons, MIT licence.',
  'help.title': 'Help',
  'help.detail':
    'When something fails, the page shows a request id. Copy it and send it to the staff of the institute: with it the cause can be found.',
});
