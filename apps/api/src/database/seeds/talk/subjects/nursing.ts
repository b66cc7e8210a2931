import { lines, type Subject } from '../subject.js';

export const nursing: Subject = {
  topic: 'nursing-education',
  matters: [
    {
      focus: 'clinical placements for nursing students',
      titles: lines`
        Not enough placements for {size} nursing students
        Who supervises nursing students in {setting}?
        Dedicated education units: your experience?`,
      asks: lines`
        We doubled our intake and the wards did not grow. On some shifts there are {n} students and {few} nurses. What have you done besides simulation?
        Our staff nurses supervise because they are told to. They are good, and tired, and get nothing for it. How do you recognise them?`,
      answers: lines`
        A dedicated unit: every nurse there teaches, and we give them the same students for {weeks} weeks. They ask for them by name now.
        Evenings and weekends. It is what nursing is, and the wards were glad of it.
        Community placements with the school nurse, in prisons, in workplaces. We thought it second best and it became the most wanted.
        Peer pairs: a third-year with a first-year. The third-years learn most.
        An honorary title and a library card. And {n} minutes with the dean once a year; they all came.
        Count a student as work when you count staffing. It took us {years} years to get that line.`,
    },
    {
      focus: 'the step into the first job',
      titles: lines`
        New graduates who leave within a year
        Transition to practice for {learners}
        The first {months} months on the ward`,
      asks: lines`
        {pct} per cent of our graduates leave their first unit within a year. They were good students. What do you do in the first {months} months?
        Preceptorship here means the colleague who happens to be on duty. Has anybody built something better with little money?`,
      answers: lines`
        The same preceptor for {weeks} weeks, on the same shifts. That is the whole of it, and it needs the rota's blessing.
        A monthly afternoon with others of the same year, away from the unit, with somebody who does not report.
        Let them visit the unit as students. Half of the shock is the geography.
        A named night nurse who answers silly questions. Ours has a badge that says so.
        Ask at week {n} and not at the end of the year. By then they have decided.`,
    },
    {
      focus: 'doctoral-prepared nurses who teach',
      titles: lines`
        Clinical credibility and a doctorate: both?
        Where will our nurse educators come from?
        Practice doctorates and teaching`,
      asks: lines`
        Half of our faculty retires within {years} years. Clinicians with a doctorate earn more in practice than we can pay. What have you tried?
        I teach three days and practise one, and in both places they ask when I am coming back. How do others hold the two together?`,
      answers: lines`
        Joint posts, signed by both employers, with one leave calendar. The calendar was the hard part.
        Grow your own: we name {few} people each year early, pay the fees, and let them teach a little from the start.
        Retired nurses as tutors, two afternoons a week. They are patient, and the students adore them.
        Write down what the practice day is for. Mine brings cases; the ward gets a teacher.`,
    },
  ],
  findings: lines`
    Turnover in the first year fell from {pct} per cent to half of that with a fixed preceptor.
    On the dedicated unit falls went down, which nobody had planned.
    Supervisors named recognition before money, and then money.
    Students on community placements chose the community {few} times as often.`,
  cautions: lines`
    Simulation hours are not free placement hours. Somebody has to run them.
    Do not call them helpers.
    A preceptor with {few} learners at once is a supervisor of traffic.
    Competency lists of {size} items are signed on the last day.`,
  steps: lines`
    Give every student one named nurse
    Keep the same people together for {weeks} weeks
    Use evenings and weekends
    Count the student in the staffing
    Meet new graduates away from the unit
    Ask early whether they mean to stay
    Thank supervisors by name and with something real`,
};
