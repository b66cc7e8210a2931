import { lines, type Subject } from '../subject.js';

export const safety: Subject = {
  topic: 'patient-safety',
  matters: [
    {
      focus: 'quality improvement projects by learners',
      titles: lines`
        {size} QI projects a year and nothing improves
        Quality improvement with {learners}: one big or many small?
        Projects that outlive the rotation`,
      asks: lines`
        Each of our residents does a quality improvement project. They last {weeks} weeks, end in a poster, and the ward goes back to how it was. I would like us to do fewer and keep them. How?
        We have to teach QI to {learners} who are on a ward for {few} weeks. What is honest to expect?`,
      answers: lines`
        One project for the whole year, handed over like a patient. There is a handover sheet, with pending results.
        Let the ward choose. A nurse in charge who wants it done is worth {n} posters.
        Measure weekly on one sheet of paper beside the door. When the line is visible, people look after it.
        We ask for a failed test of change, described properly. It is the part that they remember.
        Give credit for continuing somebody else's work. Nobody had ever done so before there was credit for it.
        Join up with the hospital's own list. The safety office had {n} problems and no hands.`,
    },
    {
      focus: 'speaking up',
      titles: lines`
        The junior who saw it and said nothing
        Teaching {learners} to speak up, and seniors to listen
        Speaking up in {setting}`,
      asks: lines`
        In our last review a student had noticed the wrong side on the consent form. She thought that somebody must know better. We teach speaking up every year. What are we missing?
        It is easy to teach the phrase. But here a junior does not contradict a professor in front of others, and I am not sure that I would. What works in a steep hierarchy?`,
      answers: lines`
        Teach the seniors. We put the consultant in the simulation and give the error to him.
        Begin the list with "if you see me doing something odd, please tell me; I am tired and I had a bad night". Said by the surgeon, every day.
        Give a phrase that saves face: "Would you help me understand". It passes everywhere we have tried it.
        Thank in public whoever stopped the line, also when they were wrong. Above all when they were wrong.
        Let nurses and students practise together. Most of those who were silent thought the others knew.
        Make the pause part of the procedure, so that nobody has to be brave.`,
    },
    {
      focus: 'handover',
      titles: lines`
        Handovers that take {minutes} minutes and lose the point
        Teaching handover to {learners}
        Night to day: what gets lost?`,
      asks: lines`
        We timed our handovers: {minutes} minutes, {n} interruptions, and afterwards half of the tasks were known to only one side. How do you teach this, and does a form help?
        Our handover tool has five letters and nobody uses the last two. Would you simplify, or insist?`,
      answers: lines`
        Ask the receiver to say it back. That is the whole trick, and it is the letter that people leave out.
        Same time, same place, a chair for everyone and telephones with the nurse in charge for {minutes} minutes.
        Sickest first. On an alphabetical list the one who dies is Zhang.
        Observe one a week and give feedback to the pair. We made a card for it.
        Bring the family in where you can. They know what happened in the night.`,
    },
  ],
  findings: lines`
    {few} out of {n} projects were still alive after a year; all of them had been chosen by the ward.
    Reports of near misses tripled, and harm fell by {pct} per cent in the same {months} months.
    Say-back happened in one handover out of ten before, and in seven after.
    Students saw hazards as often as staff did, and reported a quarter as many.`,
  cautions: lines`
    A reporting system without an answer is a bin.
    Blame moves faster than any improvement. Look at how the first case is treated.
    A poster is not an improvement.
    Two points are not a trend, and neither are three.`,
  steps: lines`
    Ask the ward what hurts
    Draw the line before you change anything
    Test with one patient on one day
    Write down what failed
    Hand the project over like a patient
    Thank in public whoever stopped the line
    Show the graph beside the door`,
};
