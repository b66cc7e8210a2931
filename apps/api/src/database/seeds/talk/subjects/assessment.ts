import { lines, type Subject } from '../subject.js';

export const assessment: Subject = {
  topic: 'assessment',
  matters: [
    {
      focus: 'examiner calibration',
      titles: lines`
        Keeping {n} OSCE examiners on one standard
        Examiner drift over a two-day OSCE
        How do you calibrate examiners for {learners}?
        Hawks and doves: what has worked in {setting}?`,
      asks: lines`
        We run a {n}-station OSCE for {size} {learners} over two days, and by the second afternoon our examiners have quietly become kinder. The means rise by about {pct} per cent between the first and the last circuit, and nobody believes the candidates improved that much.
        After our last OSCE two examiners at parallel stations differed by more than a full grade on the same performance. We have checklists, we have a briefing of {minutes} minutes, and it is clearly not enough. How do you keep people calibrated without asking for another half day?`,
      answers: lines`
        We open every circuit with two recorded candidates: one clear pass, one borderline. Everybody scores alone, then we talk for {minutes} minutes. It is the disagreement about the borderline one that does the work.
        Pair a new examiner with an old hand for the first {few} candidates, and let them compare notes before the bell. It costs nothing and people rather like it.
        We stopped giving checklists with {n} items and moved to four domains and one global judgement. The spread between examiners fell, and the conversations afterwards got better.
        Send each examiner a private picture of their own scores beside the others of the same station. No names, no league table. In our third year of doing so the extremes had simply moved in.
        Rotate examiners between stations at lunch. Fatigue is half of what we call drift.
        We ask examiners to write one sentence of evidence for every borderline grade. Those who cannot write it usually change the grade themselves.
        A chief examiner walks the corridor with a tablet and watches the running means. If one room is far off, she goes in and listens for {few} candidates. That is all.`,
    },
    {
      focus: 'standard setting with a small cohort',
      titles: lines`
        Standard setting when you have only {size} candidates
        Borderline regression or Angoff for {learners}?
        A pass mark we can defend in {setting}`,
      asks: lines`
        Our year has {size} candidates and each station sees perhaps {n} borderline grades. The regression line jumps about from year to year, and the pass mark with it. What do small schools do that would survive an appeal?
        The board wants one method for written and clinical papers. I am not convinced that is wise, but I lack arguments beyond "it feels wrong". What do you use, and why?`,
      answers: lines`
        With small numbers we pool stations of the same kind over {few} years and set the line on the pool. It is steadier, and the board understood the reason in one meeting.
        We kept modified Angoff for the written paper and borderline groups for the OSCE. Different judgements, different methods; nobody has asked twice.
        Publish the standard error beside the pass mark. Once our board saw how wide it was, the argument about half a mark ended.
        Whatever you choose, write down the rule for candidates inside one standard error before you see the results, not after.
        We invite two judges from another profession to the Angoff panel. They ask the questions the rest of us stopped asking.
        A compromise method saved us in a year with {size} candidates. It is not elegant, but it is honest about what failing a third of a class would mean.`,
    },
    {
      focus: 'progress testing',
      titles: lines`
        Progress testing across {few} years: worth the work?
        Starting a progress test in {setting}
        Progress tests and remediation of {learners}`,
      asks: lines`
        We would like to start a progress test, four times a year, with about {size} learners in each year. The item bank is thin and the staff are tired. Has anybody begun small and lived to tell?
        Our progress test has run for {years} years and produces beautiful curves that nobody looks at. How do you turn them into conversations with learners?`,
      answers: lines`
        Begin with one block and two sittings a year. We needed {months} months before the first full test, and the staff thanked us for not doing it at once.
        Share items. We and {few} other schools each write {n} items a month and everybody gets all of them. The quality rose because somebody else reads what you wrote.
        Give the learner the curve first, alone, with one question: what surprised you? The tutor comes in afterwards.
        We do not grade a single sitting, only the slope over {few}. The panic stopped, the reading did not.
        Retire items without mourning. A third of ours go every year, and the test is better for it.`,
    },
  ],
  findings: lines`
    When we looked at {years} years of scores, the station explained more of the variance than the examiner did.
    Our generalisability study said {n} stations for a decision we could stand behind; we were running half as many.
    The global grade predicted supervisors' ratings a year later; the checklist total did not.
    Candidates in the last circuit scored {pct} per cent higher than in the first, with the same cases.
    {pct} per cent of the appeals we had were about communication of the rules, not about the marks.
    Written feedback within {few} days was read by nearly everybody; after {weeks} weeks by almost nobody.`,
  cautions: lines`
    I would not trust a borderline regression with fewer than about fifty candidates.
    Do be careful with video recordings as training material: get the consent before the circuit, not after.
    More items on a checklist reward thoroughness, and thoroughness is not the same thing as skill.
    Before you change the method, tell the candidates. Ours found out from the timetable, and I would not wish that on anybody.
    One number for a whole clinical exam hides precisely what a remediation tutor needs to know.`,
  steps: lines`
    Draw the blueprint first and write stations second
    Pilot every new station with {few} interns and a stopwatch
    Brief examiners the evening before, not in the corridor
    Watch two recorded candidates together before each circuit
    Agree the rule for borderline candidates before results exist
    Look at station means while the exam still runs
    Give every candidate a page of feedback by domain
    Keep a short log of everything that went wrong, and read it next year`,
};
