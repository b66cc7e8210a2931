import { lines, type Subject } from '../subject.js';

export const evaluation: Subject = {
  topic: 'program-evaluation',
  matters: [
    {
      focus: 'course evaluations that nobody reads',
      titles: lines`
        Course evaluations: does anything happen afterwards?
        Student ratings and what they measure in {setting}
        Closing the loop with {learners}`,
      asks: lines`
        Every course is rated by {size} students on {n} items. The report has forty pages. I am asked to "act on it". Where do you look first, and what do you tell the students?
        Our ratings fall when we make students work and rise when the sun shines. Promotion depends on them. What would you put in their place?`,
      answers: lines`
        Three questions: keep, change, stop. A student reads them all and writes one page. We answer that page in public within {weeks} weeks.
        Ask {n} students in a room, with cake, in week four, when something can still be changed.
        Peer review of teaching beside the ratings, by somebody from another department. Promotion committees liked having a second source.
        Show teachers their own distribution over the years and never a rank.
        Ask about learning a year later. The courses they hated did rather well.
        Sample. A random fifth each time; the rest are left alone and answer when it is their turn.`,
    },
    {
      focus: 'getting ready for accreditation',
      titles: lines`
        The accreditors come in {months} months
        Self-study without losing a year
        What did the visitors really ask in {setting}?`,
      asks: lines`
        The visit is in {months} months, and our evidence lies in {n} cupboards and in one retired colleague. What would you do first, and what would you not do?
        Is there a way to make the self-study useful to ourselves? Last time we wrote {size} pages and learnt little.`,
      answers: lines`
        Ask students to write their own report, before you write yours. It was better than ours, and the visitors quoted it.
        Begin with the three standards you know you miss. The others will keep.
        One living page for each standard, with a name and a date, kept all year. The self-study is then a printout.
        Rehearse with colleagues from another school. We did it for each other, and it is the best quality assurance I know.
        Say what is not good, and what you are doing about it. They have seen the polished ones.
        Do not buy software {months} months before. Nobody will have learnt it in time.`,
    },
  ],
  findings: lines`
    Ratings correlated with the expected grade and with hardly anything else.
    We answered seven requests out of ten in a term and told them so; the next response rate doubled.
    Mid-course conversations changed {few} things in every course, most of them on the same day.
    The visitors spent {pct} per cent of their time with students.`,
  cautions: lines`
    Do not ask what you will not act on.
    Free text about teachers can be cruel and is not evenly cruel. Read it before you pass it on.
    An evaluation of everything is an evaluation of nothing.
    What is counted will be taught to.`,
  steps: lines`
    Ask keep, change and stop in the fourth week
    Answer in public on one page
    Add a colleague's eye to the students' ratings
    Ask again a year later
    Give every standard a name and a date
    Rehearse the visit with a neighbour
    Drop a third of the items`,
};
