import { lines, type Subject } from '../subject.js';

export const wellbeing: Subject = {
  topic: 'wellbeing',
  matters: [
    {
      focus: 'wellness programs that are more than yoga',
      titles: lines`
        Beyond the wellness lunch
        What actually helped {learners} in {setting}?
        Wellness sessions nobody asked for`,
      asks: lines`
        We were given a wellness budget and a wellness day. The residents asked whether they could have the hour of sleep instead. I find it hard to argue with them. What has really helped where you are?
        Our survey shows that {pct} per cent of {learners} are emotionally exhausted. The list of suggested actions has {n} resilience workshops on it. I should like to bring something better to the meeting.`,
      answers: lines`
        A place to lie down, a hot meal after nine at night and a locker that locks. I am told it is not education. The numbers say otherwise.
        We moved the exam from Monday to Wednesday, because students asked. Weekends came back.
        Protected time for one's own doctor and dentist, in the rota, without a reason given. Nothing else we did was so cheap.
        Ask for the pebble in the shoe, mend one a month, and say so. After {months} months people had stopped calling it a wellness program, and it worked.
        Small groups that meet with the same person every {few} weeks, no agenda, and cake. Attendance is voluntary and nearly complete.
        Make it easy to be absent. The back-up rota did more for us than the meditation app.`,
    },
    {
      focus: 'supporting a learner in crisis',
      titles: lines`
        A learner who is not all right
        Who do you call at six on a Friday?
        Support for {learners} after a patient's death`,
      asks: lines`
        A student told me something last week in confidence that I am not sure I can keep in confidence. She is safe now. But we had no procedure and I was making it up. What do you have in place?
        After an unexpected death on the ward the juniors went back to work within {minutes} minutes. It took me a day to notice that nobody had spoken to them. What is your routine?`,
      answers: lines`
        One telephone number, answered by a person, printed on the back of the badge. We argued for {months} months about who pays and now nobody remembers who does.
        Say at the start of such a talk what you cannot keep to yourself. It has never stopped anybody from talking to me.
        Ten minutes with the team before anyone goes home: what happened, who is with whom tonight, when we meet again. Not a debriefing, only a hand on the shoulder.
        Keep care and assessment in different hands, and say it often.
        Follow up after a week and after {months} months. The second one is when people tell you.
        Look after the person who looked after them. I mean you, just now. Have you talked to somebody?`,
    },
    {
      focus: 'burnout among teachers',
      titles: lines`
        Who looks after the teachers?
        Burnout among our faculty
        I am tired, and I suspect that you are too`,
      asks: lines`
        I have taught for {years} years, and this term I caught myself hoping that nobody would come. I still love it, somewhere. How have you found the way back?
        We lost {n} clinical teachers in two years, all of them good, none of them dramatic. They just stopped. What keeps yours?`,
      answers: lines`
        I went back to one small group and gave everything else away for a term. It was enough to remember.
        Somebody to teach with. Alone I was tired; two of us laugh in the corridor.
        We let people hand back one task a year with no reason asked. Almost all of them choose a committee.
        Thank-you letters from former learners, collected quietly and given out at the end of the year. I have seen surgeons go to the window.
        A sabbatical of {weeks} weeks sounds impossible, until you count what replacing somebody costs.`,
    },
  ],
  findings: lines`
    Exhaustion fell by {pct} per cent in the unit with predictable days off, and not in the one with workshops.
    What people named most was being known by name by somebody senior.
    Sleep in the month before finals was shorter than on nights; we measured it and then moved the finals.
    Of those who used the support line, {pct} per cent said that a friend had told them it was safe.
    Turnover costs were {n} times the cost of the back-up rota. That was the slide that counted.`,
  cautions: lines`
    Please do not send a stressed person an online module.
    A survey without a change afterwards makes things worse. I have watched it happen.
    Resilience is a fine word for people and a poor one for rotas.
    Anonymous data on a unit of {n} is not anonymous.`,
  steps: lines`
    Ask what is in the way of a decent day
    Mend one thing within {weeks} weeks and say that you did
    Put one number on every badge
    Keep care apart from assessment
    Plan the rota so that somebody can be ill
    Meet in small groups that stay together
    Look after the people who look after others`,
};
