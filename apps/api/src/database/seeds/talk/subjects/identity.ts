import { lines, type Subject } from '../subject.js';

export const identity: Subject = {
  topic: 'professional-identity',
  matters: [
    {
      focus: 'lapses of professionalism',
      titles: lines`
        Late, charming and always with a reason
        Lapses among {learners}: when does it become a file?
        A photograph that should not have been posted`,
      asks: lines`
        One of our {learners} is late, forgets forms, charms everybody, and has done so for {months} months. Each single thing is small. When do you act, and who?
        A student shared a picture from theatre: no face, no name, a joke underneath. She took it down within {minutes} minutes. Half of the faculty wants her out, the other half asks what the fuss is about.`,
      answers: lines`
        A short note for every small thing, seen by the student, kept by one person. At the third there is a conversation, not a hearing.
        Ask before you judge. Twice it was a sick parent, and once it was a second job.
        Most of what we call unprofessional was taught on our own wards. I would say so in the meeting.
        Let her write to the patient, and talk with the nurse who was in the room. She teaches our session on it now.
        Have the ladder written down: cup of coffee, letter, plan, committee. Nobody should invent it on a Friday.
        Separate the person you would not hire from the behaviour you would not accept. They get mixed up easily.`,
    },
    {
      focus: 'becoming one of us',
      titles: lines`
        How do {learners} become one of us?
        White coats, badges and other rituals
        Professional identity in {setting}`,
      asks: lines`
        We have a ceremony with coats and a sentence that everybody repeats. Then they go to the wards and learn who they really are. How do you work with the second part?
        Our learners come from {n} cultures, and the profession has one, or pretends to. How do they become one of us without ceasing to be themselves?`,
      answers: lines`
        We ask three times in the programme: what have you become, and what have you lost? The same page, laid side by side at the end.
        Let juniors tell the first-years about the first night. No faculty in the room.
        Rituals that they made themselves. Ours ring a bell in the anatomy garden; it is {years} years old and feels ancient.
        Write with a pen about one patient whose name they still know. Then read to one other person.
        Ask the seniors when they last felt like an impostor. The answer "yesterday" is worth a course.`,
    },
  ],
  findings: lines`
    Three notes in a year foretold {pct} per cent of the later serious cases; one note foretold nothing.
    In interviews, the turning point was nearly always a patient and hardly ever a teacher.
    Students saw {n} lapses by seniors for each one of theirs that we discussed.
    What they said they had lost was, most often, singing. I have no explanation.`,
  cautions: lines`
    "Unprofessional" is sometimes the word for another accent.
    Reflection on command produces obedience.
    Remediation that looks like punishment is one.
    Do not let the committee meet for the first time over a real case.`,
  steps: lines`
    Write small notes and show them
    Ask before judging
    Name what our own wards teach
    Put the ladder of steps in writing
    Let those concerned help to repair it
    Come back after {months} months
    Tell a story against yourself`,
};
