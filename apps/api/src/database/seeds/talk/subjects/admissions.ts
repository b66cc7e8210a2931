import { lines, type Subject } from '../subject.js';

export const admissions: Subject = {
  topic: 'admissions',
  matters: [
    {
      focus: 'multiple mini-interviews',
      titles: lines`
        {n} stations for {size} applicants
        MMI stations that do not reward rehearsal
        Online MMI: stay or go back?`,
      asks: lines`
        Our MMI has {n} stations, and coaching companies sell all of them by name. Applicants recite. Should we write new ones every year, or ask differently?
        We went online {years} years ago and saved applicants a great deal of travel. Some interviewers want the building back. What do your data say?`,
      answers: lines`
        Tell everybody the topics in advance, free, on the web page. Coaching lost its market and the answers got more personal.
        Give a task and not a question: explain to another person how to draw this figure. It cannot be learnt by heart.
        We stay online for interviews and invite those with an offer to visit. Travel no longer decides who applies.
        Rotate interviewers from outside the school: a headmistress, a bus driver from the hospital, a patient. They see different things.
        Score before you confer. Conferring made us unanimous and not better.
        Retire a station when its spread disappears. Ours last about {few} years.`,
    },
    {
      focus: 'widening access',
      titles: lines`
        Who is not applying?
        Admitting students from rural and poor schools
        Contextual admissions in {setting}`,
      asks: lines`
        {pct} per cent of our entrants come from the {n} best schools of the country. The others do not fail our selection; they never apply. What has reached them where you are?
        We want to look at marks in the light of the school they were earned in. The legal office is nervous. Who has done so, and how is it explained to those who were not admitted?`,
      answers: lines`
        We went back to schools with our own students from those schools. Nobody else is believed.
        Drop the fee. It brought {size} more applications than all our posters.
        Mentor from two years before. By the time of the form it is too late.
        Publish the rule and the numbers each year. The nervousness ended when the first graduates did as well as the others.
        Support has to begin on the first day and look like a privilege, not like a repair.
        Ask who drops out and why. We admitted fairly and then lost people over the price of the bus.`,
    },
    {
      focus: 'what predicts a good clinician',
      titles: lines`
        Do our admission scores predict anything?
        Grades, tests, interviews: what would you keep?
        Following up our entrants after {years} years`,
      asks: lines`
        I matched {years} years of admission data with later performance. Marks predict marks. Little else predicts anything. Before I show it to the board: what did you find?
        We can afford two of three: test, interview, statement. Which would you let go?`,
      answers: lines`
        Remember the range: those you did not admit are not in your data. It makes everything look weaker than it is.
        The statement goes first. It predicts the applicant's parents.
        Situational judgement held up best in ours, modestly, for the things supervisors complain about.
        Try predicting trouble rather than excellence. There the interview was of some use.
        We kept the interview because applicants tell us it is where they decided on us. That is a reason too.`,
    },
  ],
  findings: lines`
    Applicants from schools new to us rose by {pct} per cent in {years} years, and their results are the same.
    The correlation with clinical ratings was small for everything, and largest for the combination.
    Interviewers agreed less when they conferred first, once we corrected for politeness.
    Those admitted at the margin did as well as those in the middle. We might as well draw lots there, and one of us proposed it.
    Cost to the applicant fell from {weeks} weeks' wages to a day's.`,
  cautions: lines`
    Any measure that matters will be coached, and those who can pay will be coached first.
    "Fit" is often a word for people like us.
    Do not change {few} things in one year, or you will never know.
    Lotteries are fair and hard to explain to a minister.`,
  steps: lines`
    Look at who does not apply
    Tell everybody the rules, free and early
    Score alone before you talk
    Bring in interviewers who are not from the school
    Publish who was admitted, by background
    Follow up for {years} years
    Spend as much on support as on selection`,
};
