import { lines, type Subject } from '../subject.js';

export const curriculum: Subject = {
  topic: 'curriculum',
  matters: [
    {
      focus: 'an overloaded curriculum',
      titles: lines`
        What did you take out?
        Removing content from a full curriculum
        Every committee adds, nobody removes`,
      asks: lines`
        In {years} years we have added planetary health, AI, leadership, wellness and prescribing. We have removed nothing. The week now has fifty-four hours. How do you take things out and stay friends?
        Each department defends its hours as if they were land. Has any of you found a fair way of deciding what goes?`,
      answers: lines`
        One in, one out. It is a rule of the committee now, printed on the agenda, and people bring their own cut with the proposal.
        We asked interns what they had used in the last {months} months. The list was short, and it was nobody's department, which made it easier.
        Map it first. We found the same lecture on shock in {few} places, each given with love.
        Move things rather than remove them: {n} lectures became one page and a question in the portfolio. Nobody has asked for them back.
        Give departments outcomes instead of hours. What they do with the time is theirs, and some discovered they needed less.
        An outsider with a kind voice. We invited a dean from another school for two days, and she could say what all of us knew.`,
    },
    {
      focus: 'leading curriculum reform',
      titles: lines`
        Reform in year {few}: the tired phase
        Curriculum reform in {setting}: what I wish I had known
        Opening a new curriculum for {learners}`,
      asks: lines`
        The new curriculum started {months} months ago. The pioneers are exhausted, the doubters feel confirmed, and the students are the first through everything. How did you get your people through the second year?
        I have been asked to lead the reform, with a mandate, a title and half a secretary. What would you do in the first hundred days?`,
      answers: lines`
        Spend the first month listening and write down what must not be lost. When people saw their treasure on that list, they helped.
        Find the {n} people others ask for advice; they are seldom the ones with titles. Draw the network before the organigram.
        Celebrate something every term, with food. I thought it childish. I was wrong.
        Keep the old one running properly until the last student leaves. Nothing cost us as much trust as a neglected final cohort.
        Publish a list of what is going wrong, with a name and a date beside each line. The rumours stopped within weeks.
        Choose your pilot where the teachers are keen, not where the need is greatest. The need comes next.`,
    },
    {
      focus: 'curriculum mapping',
      titles: lines`
        Curriculum maps that people use
        Mapping {size} sessions without losing the will to live
        Is our curriculum map just for the accreditors?`,
      asks: lines`
        Our map has {size} sessions, {n} outcomes and a spreadsheet that one colleague understands. She retires in summer. What do you use, and who keeps it true?
        We mapped everything for the accreditors and have not looked at it since. What would make a map worth opening on an ordinary day?`,
      answers: lines`
        Let students map it. They know what was really taught, and they are paid for {n} hours a term.
        Map outcomes to assessments first, and to sessions only when somebody asks. Most questions are about the former.
        A map with a search box. Ours answers "where do we teach consent?" in a second, and that is the only reason why it lives.
        Update at the moment of timetabling, in the same form. A separate yearly exercise is fiction.
        Keep fewer levels. We went from {n} to two and lost nothing that anybody missed.`,
    },
  ],
  findings: lines`
    Interns could name {n} sessions that they used in their first month, out of about {size}.
    Contact hours fell by {pct} per cent and exam results did not move.
    {pct} per cent of our stated outcomes were assessed nowhere at all.
    In the reform year, staff satisfaction dipped exactly as the books say, and came back {months} months later.
    Students of the first new cohort felt like guinea pigs and, five years later, like founders.`,
  cautions: lines`
    Do not begin with the structure of the week. Everybody has an opinion on it, and it answers no question.
    A borrowed curriculum is like a borrowed suit: you notice at the shoulders.
    The hidden curriculum does not read the new handbook.
    If the assessment stays, the old curriculum stays.`,
  steps: lines`
    Write down what must not be lost
    Name the graduate you want, in one page
    Change the assessment first
    Pilot with the keen and publish the faults
    Keep one evening a month for complaints, with food
    Remove one hour for every hour you add
    Thank people by name for what they let go`,
};
