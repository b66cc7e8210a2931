import { lines, type Subject } from '../subject.js';

export const reasoning: Subject = {
  topic: 'clinical-reasoning',
  matters: [
    {
      focus: 'teaching clinical reasoning early',
      titles: lines`
        Clinical reasoning before they know any medicine
        Reasoning with {learners}: where do you start?
        Illness scripts in the first year`,
      asks: lines`
        Our first-years collect facts like stamps. We should like them to reason from the beginning, and the basic scientists say: reason about what? How have you done it?
        We have {n} sessions for clinical reasoning in the whole programme. If you had only those, where would you put them and what would you do?`,
      answers: lines`
        Two complaints, three diagnoses each, compared in a table. First-years do it with pleasure, and it is exactly what we do on the ward.
        Think aloud in front of them, with the wrong turns left in. They believe that we know it at once.
        Give the case in pieces and ask for a bet at each piece. The bets matter more than the answer.
        One-sentence summaries. We do nothing else for {weeks} weeks: age, time, syndrome. It transfers.
        Begin with what must not be missed, and let them argue the list down.
        Every session with the same {n} complaints, year after year, getting deeper. A spiral is not a fashion here, it is the only thing that fitted.`,
    },
    {
      focus: 'cognitive bias and diagnostic error',
      titles: lines`
        Does teaching about bias help?
        Talking about our own diagnostic errors
        A conference on errors that {learners} want to attend`,
      asks: lines`
        We teach a list of {n} biases. They can name each of them afterwards, and fall into all of them on Monday. Is there anything better?
        I should like the consultants to tell their own mistakes. The first volunteer told one from {years} years ago that was really somebody else's. How did you get to honest stories?`,
      answers: lines`
        Knowledge beats naming. When we looked, most errors were in not knowing the other disease, not in a bias with a Greek name.
        The head goes first, with one from this year. There is no other way.
        Ask at the handover: what would make us change our mind by morning? It takes {few} seconds and is worth the list.
        We follow up every patient after a week and send the trainee the outcome. Calibration needs an answer.
        No slides, chairs in a circle, and the rule that stories stay. The nurse who had noticed tells it together with the doctor.
        Put the alternatives side by side and ask what speaks for each. Contrast did more than warnings.`,
    },
  ],
  findings: lines`
    Trainees learnt the outcome of {pct} per cent of their admissions before we sent it to them, and of nearly all after.
    Comparing two similar cases raised the later accuracy more than doing two cases in a row.
    In our review of {size} errors, knowledge was missing in most, and a bias could be argued in all.
    Summaries got shorter and better together: from {n} lines to two.`,
  cautions: lines`
    Hindsight is a poor teacher. Tell the case as it was known that night.
    Slow down is good advice that nobody can follow at four in the morning. Change the checklist instead.
    Do not grade the bets, or there will be no bets.
    Case-specificity is real: being good at chests says little about bellies.`,
  steps: lines`
    Give the case in pieces
    Ask for a bet before each next piece
    Write the summary in one sentence
    Compare the three likeliest in a table
    Say what would change your mind
    Follow up and send the outcome
    Tell one of your own errors first`,
};
