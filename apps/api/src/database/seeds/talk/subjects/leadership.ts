import { lines, type Subject } from '../subject.js';

export const leadership: Subject = {
  topic: 'leadership',
  matters: [
    {
      focus: 'starting in a new leading role',
      titles: lines`
        First hundred days as program director
        Nobody told me about the budget
        New in charge in {setting}: what would you ask?`,
      asks: lines`
        From next month I direct a program with {size} learners and {n} colleagues, several of whom taught me. I am pleased, and I do not sleep. What do you wish you had asked in the first week?
        The title came with a budget of which {pct} per cent is spent before I see it. How did you learn the money side, and from whom?`,
      answers: lines`
        Ask every colleague the same three questions for half an hour: what must I not touch, what should have been mended long ago, what would you do in my place? By the tenth you have your plan.
        Make friends with the person in finance. Bring the coffee and ask to be taught. I was, in two afternoons.
        Change one visible small thing in the first month. Ours was the printer.
        Find a peer elsewhere, and talk once a month with the door closed. I found mine in this community.
        Say early what you do not know. Those who taught you already know it.
        Keep one half day of clinic or of teaching. It is where people tell you the truth.`,
    },
    {
      focus: 'leading change without authority',
      titles: lines`
        Change without a title
        How did you win over the department?
        Small change, large resistance: an example from {setting}`,
      asks: lines`
        I have a good idea, a pilot with good numbers, and no authority whatever. The head of department says "interesting". How did you get past interesting?
        We changed the order of two rotations, and you would think we had moved a cathedral. What am I not seeing?`,
      answers: lines`
        Ask what it would have to show for them to say yes, and by when. Interesting then becomes a contract.
        Look for what people lose. There is always something: a parking place, a story, a friend on the same ward.
        Get a neighbour to copy you. Nothing convinces a head of department as another head of department does.
        Let somebody else announce it. I have given away {few} ideas and all of them live.
        Go slower and with more food. Every change I ruined, I ruined by speed.`,
    },
  ],
  findings: lines`
    In our follow-up of {size} alumni, {pct} per cent had changed roles within three years, mostly upward and sideways.
    Projects with a sponsor outside the department lived {few} times as long.
    People remembered how they had been told, years after they had forgotten what.
    Meetings became {minutes} minutes shorter when the paper was read in silence first.`,
  cautions: lines`
    The first person to agree with you wants something. That is all right, but find out what.
    Do not reorganise in your first year.
    Consensus is what tired people call the chair's opinion.
    A vision statement is not a plan, and a plan is not a budget.`,
  steps: lines`
    Ask everybody the same three questions
    Write down what people stand to lose
    Mend something small and visible
    Find a sponsor outside the department
    Agree on what would count as success
    Let somebody else announce it
    Keep one afternoon of real teaching`,
};
