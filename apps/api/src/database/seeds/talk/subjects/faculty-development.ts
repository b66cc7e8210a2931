import { lines, type Subject } from '../subject.js';

export const facultyDevelopment: Subject = {
  topic: 'faculty-development',
  matters: [
    {
      focus: 'getting busy clinicians to come',
      titles: lines`
        Nobody comes to our workshops any more
        Faculty development for people without an hour to spare
        Reaching the teachers who never sign up in {setting}`,
      asks: lines`
        We offer {n} workshops a year. The same {size} people come, and they are already our best teachers. How do you reach the others?
        A head of department told me, kindly, that her people will come when the clinic is closed, which is never. So what does faculty development look like when it cannot be an afternoon?`,
      answers: lines`
        Go to them. We take {minutes} minutes of the existing morning meeting, once a month, one idea, one page. Attendance is whoever works there.
        We ask each department for one problem it is tired of, and build the session round that. People come for their problem, not for our framework.
        Peer observation in pairs across departments. No forms, one cup of coffee. It spreads by gossip, which is the best channel we have.
        Make it count: our promotion form now asks for evidence of having learnt to teach. I fought for {years} years for that one line.
        Short films of {few} minutes recorded on our own wards. People watch them to see who is in them, and stay for the point.
        Pay for the time. I know. But we did the sums, and it was one conference trip.`,
    },
    {
      focus: 'showing that faculty development makes a difference',
      titles: lines`
        Beyond the happy sheet
        Evidence that our teaching course changes anything
        What would convince your dean?`,
      asks: lines`
        Our certificate has run for {years} years and everybody loves it. The new dean asks what difference it made, and I have {size} satisfied faces on a scale of five. What do you measure?
        We would like to see change in behaviour, not in confidence. Observing {size} teachers is beyond us. Is there anything in between?`,
      answers: lines`
        We ask graduates' learners, not the graduates. Three questions, before and a year after, and a comparison group from the waiting list.
        Collect stories of one change each, with date and witness. After {n} of them a pattern shows, and deans remember stories.
        Count what people do next: who leads a course, who publishes, who stays. Our alumni stayed twice as long as their peers.
        Ask for a plan on the last day and telephone after {months} months. That call is evaluation and booster in one.
        Network maps. We drew who asks whom about teaching before and after, and the picture did what {n} pages of report had not.`,
    },
    {
      focus: 'resident-as-teacher programs',
      titles: lines`
        Residents as teachers: what fits into {minutes} minutes?
        Teaching {learners} to teach
        Our residents teach more than we do`,
      asks: lines`
        By our count residents do {pct} per cent of the teaching that students remember. They have had one lecture on it. What would you put into four sessions?
        We want to train {learners} as near-peer teachers, with no budget and a rota that changes weekly. Where would you begin?`,
      answers: lines`
        Start with how to ask a question and wait. Three seconds of silence are the most useful skill we teach.
        One-minute preceptor, practised with their own last patient. They use it the same afternoon.
        Let them plan one real session with you and watch it. A single observed session beats four about theory.
        Ask the best of last year's group to run it. They are believed.
        Give them a certificate and a line in their reference. It costs nothing and they show it to their families.`,
    },
  ],
  findings: lines`
    Of the {size} people who finished, {pct} per cent led a course within three years.
    Observed teaching improved most in the group that had a partner in the same corridor.
    Workshops of a whole day were remembered for the lunch; four short ones were remembered for the content.
    The single best predictor of change was whether the head of department had come to the first {minutes} minutes.
    {few} of our {n} plans from the last day had become real after a year, which is better than I feared.`,
  cautions: lines`
    Do not make it compulsory before it is good.
    A certificate without protected time is a way of asking the keen ones to work at night.
    Imported courses need a year of adapting; ours taught people to book rooms we do not have.
    I would drop the learning-styles session quietly. You know why.`,
  steps: lines`
    Ask three departments what makes teaching hard this month
    Offer one idea, {minutes} minutes, where people already meet
    Let everybody try it on a real case the same day
    Pair people who would never otherwise meet
    Come back after {weeks} weeks and ask what happened
    Tell the story of one success in the staff letter
    Ask the head of department to open the session`,
};
