import { lines, type Subject } from '../subject.js';

export const communication: Subject = {
  topic: 'communication-skills',
  matters: [
    {
      focus: 'simulated patients',
      titles: lines`
        Recruiting simulated patients in {setting}
        How do you look after your simulated patients?
        Simulated patients who give feedback to {learners}`,
      asks: lines`
        Our pool is {n} people, most of them retired teachers. They are splendid, and they do not look like the patients our learners will meet. How do you find others, and keep them?
        We would like our simulated patients to give feedback in their own words. Some are gifted at it; one told a learner she reminded her of a nephew she could not stand. How do you train for this?`,
      answers: lines`
        We put up a notice in two languages at the market, the mosque and the bus station. {size} people came to the first evening; {n} stayed.
        Pay on the day, in cash, with the bus fare. It matters more than the amount.
        Teach one sentence form: "When you said that, I felt this, as the patient." Practise with a bell that rings at every "you should".
        De-role them properly after heavy cases. Five minutes, a snack, their own name said aloud. We lost two good people before we learnt that.
        Ask them to write the cases with us. The best line in our station on bad news came from somebody who had heard it.
        Never give the same person the angry role {few} times in a day.`,
    },
    {
      focus: 'breaking bad news',
      titles: lines`
        Teaching bad news without a recipe
        Breaking bad news: what do you do differently for {learners}?
        Families who ask us not to tell`,
      asks: lines`
        Our learners know the six steps by heart and recite them at grieving people. I would rather they forgot two of them and sat down. How do you teach the music and not only the words?
        Where I practise the family is told first, and often asks that the patient is not. Textbooks from elsewhere call it wrong and leave it there. How do you teach in that tension?`,
      answers: lines`
        We teach one thing a session: the pause. They practise with a clock, and it is the longest eight seconds of their year.
        Let them be the relative first. Ten minutes in the other chair changes more than an hour of slides.
        Ask the family what the patient already knows. In my experience the answer is: everything.
        We use two actors and no script for the family case, and debrief on what each person in the room needed to protect.
        A chaplain teaches with us. She begins with what she does with her hands.
        Read a page of a novel aloud. I mean it. Then talk about who was silent in it.`,
    },
    {
      focus: 'working with interpreters',
      titles: lines`
        Teaching with interpreters in the room
        Consultations through an interpreter with {learners}
        Three languages on one ward: how do you teach?`,
      asks: lines`
        Our {learners} meet patients in {n} languages and speak two of them. Relatives interpret, including children. We want to do better, and to teach it. Where do we begin?
        Telephone interpreting reached our clinics this year. Consultations take a little longer, and supervisors skip it when they are pressed. How do you make it normal?`,
      answers: lines`
        Put an interpreter station into the OSCE. It was in the timetable within a month after that.
        Invite interpreters to teach. Ours began with the {n} things clinicians do that make her want to leave the room.
        Look at the patient, speak in short pieces, ask for it back. Three rules on a card by the telephone.
        We count skipped interpreting as a safety event. It is one.
        Ask learners to take a history through an interpreter in a language they do know. They discover what gets lost, and they never forget it.`,
    },
  ],
  findings: lines`
    Patients were interrupted after about eighteen seconds in our recordings too; with the pause exercise it became forty.
    The consultations with the highest ratings were a few minutes shorter than the average.
    Simulated patients' global rating agreed with that of trained examiners in {pct} per cent of encounters.
    Empathy scores fell in the third year here as everywhere, except in the group that followed one family for {months} months.
    Learners rated the interpreter station as the hardest and the most useful, both by a wide margin.`,
  cautions: lines`
    Phrases travel badly. "I am sorry for your loss" translated word by word is an admission of guilt in one of our languages.
    Checklists for empathy produce people who say "that must be hard" to everything.
    A child should not interpret for a mother. Write it as a rule; it protects the junior who has to say no.
    Take care with recordings of real consultations: consent given in a waiting room is thin.`,
  steps: lines`
    Ask the learner to sit down before anything else
    Practise the first sentence and the silence after it
    Let the simulated patient speak first in the debriefing
    Change places and play it again
    Name one sentence that helped and one that closed a door
    Try again straight away with one change
    Write down what you would want said to your own family`,
};
