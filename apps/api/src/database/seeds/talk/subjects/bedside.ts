import { lines, type Subject } from '../subject.js';

export const bedside: Subject = {
  topic: 'bedside-teaching',
  matters: [
    {
      focus: 'teaching on busy rounds',
      titles: lines`
        {n} patients, one hour, {few} learners
        Teaching on rounds when the ward is full
        Back to the bedside in {setting}`,
      asks: lines`
        Our rounds moved into a corridor, then into a room with a computer. I would like to go back to the bedside with {n} patients and an hour. How do you do it without staying until evening?
        Learners tell me that they learn on nights and not on rounds. Rounds are where they wait. What do you do that gives everybody a reason to be there?`,
      answers: lines`
        One patient at the bedside properly, the others quickly. Choose in advance and tell the learners which.
        A task for each: one examines, one watches the face, one writes the orders, one looks for the thing we all miss.
        One teaching point a patient, at most. I put a coin into my other pocket when I have used it up.
        Ask the patient what they think is going on. It is fast, and it is the best history of the day.
        Let the most junior lead the round for {minutes} minutes. You will hear what you have taught.
        Teach while the drug chart is open. {few} minutes on one medicine, each day another.`,
    },
    {
      focus: 'physical examination',
      titles: lines`
        Does anybody still percuss?
        Teaching examination in the age of ultrasound
        Examination skills of {learners} are fading`,
      asks: lines`
        Our {learners} order before they touch. When I insist, they do it for me and not for the patient. How do you teach examination as something that answers a question?
        We have hand-held ultrasound for {size} learners. My elder colleagues fear for the stethoscope. Is it either or?`,
      answers: lines`
        Ask for a hypothesis first: what are you going to find, and what then? Hands are cleverer with a question in them.
        Find, then scan, then find again. The probe is the best teacher of the hand that I know.
        Five manoeuvres that change what we do tonight. Leave the other forty to history.
        Examine together with the patient's commentary: was that comfortable, what did you think I was doing?
        We hold a hands-only hour on Wednesdays, no results allowed. It is the best attended thing we do.`,
    },
    {
      focus: 'learning in outpatient clinics',
      titles: lines`
        Students in a clinic of ten-minute visits
        Ambulatory teaching for {learners}
        How do I teach with {size} patients waiting?`,
      asks: lines`
        I have ten minutes a patient and a student who deserves better than a chair in the corner. What do you do with the chair?
        Our learners spend {weeks} weeks in clinics and see medicine as it is. They find it dull. How do I show them what I see?`,
      answers: lines`
        Give the student a room and every fourth patient. I come in for the last {few} minutes. We finish on time.
        Ask them to telephone two of last week's patients. It is the cheapest continuity there is.
        A question for the day, such as who here is lonely. They watch differently.
        Let them write the note and read it to the patient. Errors are found, by the patient.
        Say aloud what you decided not to do. That is where generalists live, and it is invisible.`,
    },
  ],
  findings: lines`
    Rounds at the bedside took {few} minutes longer in all. Everybody had guessed an hour.
    Patients preferred it by a large majority, on condition that they were introduced.
    Learners with a task spoke {n} times as often.
    We missed {pct} per cent fewer medicines when the chart was read aloud.`,
  cautions: lines`
    Ask the patient before, and without the group at the foot of the bed.
    "Any questions?" is not teaching.
    Guess-what-I-am-thinking is a game for one.
    A learner who has been awake for a day is not there, even standing.`,
  steps: lines`
    Choose the patient the evening before
    Ask leave and introduce everybody
    Give each learner a task
    Let the patient tell it
    Make one point and stop
    Say aloud what you decide not to do
    Ask afterwards what each of them will read tonight`,
};
