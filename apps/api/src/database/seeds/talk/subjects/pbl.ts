import { lines, type Subject } from '../subject.js';

export const pbl: Subject = {
  topic: 'problem-based-learning',
  matters: [
    {
      focus: 'tutorials that have gone stale',
      titles: lines`
        Our PBL groups finish in {minutes} minutes
        Tired problem-based learning: repair or replace?
        Last year's answers in this year's tutorial`,
      asks: lines`
        After {years} years our students own the answers to all our cases, handed down like recipes. Tutorials take {minutes} minutes and everybody is pleased, except me. How did you bring yours back to life?
        Our tutors sit and smile because they were told not to teach. The students would like to know whether they are right. Where is the middle?`,
      answers: lines`
        Change one fact in each case every year: the age, the country, the potassium. Last year's recipe then poisons the patient.
        Bring the person. We invite the real patient for the closing session twice a term, and preparation improved overnight.
        Let the tutor say one thing at the end: the mistake I would have made.
        We moved to teams with a readiness test and one expert for {n} groups. I miss the small room; I do not miss the boredom.
        Ask students to write a case for the year below. They find out how much is hidden in ours.
        Give tutors a page of questions, never of answers, and an hour together before the week begins.`,
    },
    {
      focus: 'team-based learning',
      titles: lines`
        Team-based learning with {size} in the room
        From PBL to TBL in {setting}
        Readiness tests: what do {learners} make of yours?`,
      asks: lines`
        We have {size} students, {few} teachers and one flat room. TBL looks like an answer. What went wrong in your first term?
        Our readiness tests are accurate and hated. Students call the sessions "the quiz". How do you get them past it?`,
      answers: lines`
        The application case has to need the whole team. If one clever person can solve it, the others will let them.
        Everybody shows the answer at the same moment. Cards held up; no technology. The noise after that is the learning.
        Make the test count a little, and the appeal count too. A written appeal is the best essay they write all year.
        We kept the teams for the whole year. In the second term they began to look after each other.
        Write {n} good questions instead of twenty. It took us three sessions to learn that.
        Tell them why on the first day, and let a team from last year say it rather than you.`,
    },
    {
      focus: 'the flipped classroom',
      titles: lines`
        They do not watch the videos
        Flipping the classroom for {learners}
        What do you do with the hour you freed?`,
      asks: lines`
        We recorded {n} lectures so that class could be for thinking. {pct} per cent arrive without having watched. So we explain it again, and they learn that we will. How did you break the circle?
        The videos work. The hour in class does not: I ask, five answer. What do you do in yours?`,
      answers: lines`
        Never explain again. It is hard for exactly two weeks.
        Seven minutes and one question at the end, the answer to which opens the class. Nobody watches forty.
        Read instead of watch. Four pages are quicker, and they can be read on a bus without a signal.
        Pairs first, then fours, then the hall. Five hands become fifty.
        Tell the other courses. Ours flipped {few} at once and students had a second job at night.`,
    },
  ],
  findings: lines`
    Groups that stayed together for a year outperformed mixed ones, and complained less by half.
    Exam scores were the same as with lectures; recall after {months} months was {pct} per cent better.
    Attendance without a register is {pct} per cent since the patient comes to the last session.
    Tutors spoke for a third of the time and believed it was a tenth.`,
  cautions: lines`
    PBL without a library, or with a slow line, is an exercise in frustration. Print the reading.
    A quiet student is not always an idle one.
    Changing the name does not change the tutor.
    Do not flip everything in one term.`,
  steps: lines`
    Change a fact in every case each year
    Prepare tutors together before the week
    Test readiness in {minutes} minutes and talk about it
    Show answers at the same moment
    Let teams appeal in writing
    Keep the teams for a year
    Finish with the patient or with the mistake`,
};
