import type { NewsKind } from '@scholars-commons/shared/news';

/** What colleagues write about their news, by kind. */
export const texts: Readonly<Record<NewsKind, readonly string[]>> = {
  news: [
    'It began with {few} people and a pot of tea. By now {n} of us meet on the first {day} of each month, and we would be glad of company.\n\nWrite to me if you would like to join from afar.',
    'After {months} months of preparation we have begun. {n} {learners} took part in the first round, and the rooms were full.',
    'We asked {size} {learners} what they would change first. The answers hang on the wall of our office now; the first {few} changes are made.',
  ],
  publication: [
    'The study that grew out of our project in the program is out. We followed {size} {learners} over {months} months.\n\nWhat surprised us most: it was not the length of the feedback that counted, but **who began the talk**.',
    'After {few} rounds of review it is there. Thank you to all who read drafts, asked the second question and held on.\n\nThe data and the interview guide can be had from me.',
    'A paper with colleagues whom I first met in Boston. We compared what {learners} told us with what their supervisors saw; {pct} per cent of the time they agreed.',
  ],
  promotion: [
    'As of this {month} I have a new office with the same window. My thanks go to the colleagues who wrote letters, and to those who taught my classes while I wrote.',
    'The committee has said yes. What I brought from the program carried the application: a teaching portfolio that tells of learners rather than of hours.',
  ],
  award: [
    'The prize goes to the whole team: {n} people who rose early for {weeks} weeks so that {learners} could learn at the bedside.',
    '{learners} chose, which makes me gladder than any committee could. The jury mentioned the {minutes} minutes of questions at the end of each round.',
    'I was nominated by colleagues of my cohort, who know where I began. Thank you.',
  ],
  grant: [
    'For {years} years we can follow what becomes of {learners} after they leave us. We look for {few} more schools to take part, in other countries if possible.',
    'The money is small and the freedom large: we build, try and throw away. The first trainer is printed already.',
  ],
  appointment: [
    'From {month} on I look after this. I would be glad to hear from all who have done it before: what would you do in the first {weeks} weeks?',
    'It is a task I have looked at from outside for {years} years. Now I may open the windows.',
  ],
  other: [
    'They came with {size} questions and left with more. We are proud of each of them.',
    'It took {months} months and many hands. Whoever passes through {city} is welcome to see it.',
  ],
};

/** Titles of news that are nobody's achievement. */
export const titles = [
  'A journal club for {learners} meets in {city}',
  'Our teaching hospital opens a room for simulation',
  '{n} schools share their examination stations',
  'Call for colleagues: a yearly day on feedback in {city}',
  'A handbook for supervisors of {learners}, free to use',
  'Summer school on clinical reasoning comes to {city}',
  'New master’s track for educators begins in {month}',
  'Patients teach with us: the first year',
] as const;

/** What an editor writes when something is missing, or does not fit. */
export const notes = {
  returned: [
    'Thank you for this lovely news. Could you add where it appeared, and who worked on it with you?',
    'Thank you. Please say in a sentence what the picture shows, for those who cannot see it.',
    'Thank you for writing. The title promises more than the text tells; could you add what came of it?',
  ],
  declined: [
    'Thank you for sharing this. It will find more readers as a thread in our discussions than among the news.',
    'Thank you for writing to us. It offers a course for sale, which our news do not carry.',
  ],
} as const;

/** What people write who ask a moderator to look. */
export const reports: readonly (readonly [
  kind: 'off-topic' | 'unkind' | 'patient-data' | 'wrong' | 'advertising' | 'other',
  words: string,
])[] = [
  ['patient-data', 'The age, the town and the week: I know who this is.'],
  ['patient-data', ''],
  ['unkind', 'This is about the person, not about the question.'],
  ['unkind', 'I would not want to read this about myself.'],
  ['off-topic', 'Interesting, but it has nothing to do with the thread.'],
  ['off-topic', ''],
  ['wrong', 'The numbers are not those of the paper that is quoted.'],
  ['wrong', 'This dose is not right.'],
  ['advertising', 'The same words stand in another thread.'],
  ['advertising', ''],
  ['other', 'It quotes a mail of mine that was not meant for everybody.'],
];
