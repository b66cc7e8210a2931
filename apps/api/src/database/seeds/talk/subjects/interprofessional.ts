import { lines, type Subject } from '../subject.js';

export const interprofessional: Subject = {
  topic: 'interprofessional',
  matters: [
    {
      focus: 'timetabling interprofessional learning',
      titles: lines`
        {n} professions, one timetable: how?
        Interprofessional education beyond one yearly event
        Finding a common afternoon in {setting}`,
      asks: lines`
        We have {n} programs on one campus and exactly one afternoon a year in common. It is called the IPE day, there is cake, and I doubt that it changes anybody. How did you get to something regular?
        Nursing is on placement when medicine is in lectures, and pharmacy is at the other end of town. Before I propose anything I would like to hear what did not work for you.`,
      answers: lines`
        Stop looking for a common hour. We use the ward: whoever is on placement there that week meets on Thursday at two, with one patient and one question.
        Two students from different professions visit one family four times in a year. They find the hour themselves, and they are better at it than any timetable office.
        Small and every week beats large and once. Ours is {minutes} minutes, online, mixed groups of {n}, one case.
        Ask the registrar's office first. The person who makes the timetable came to our meeting and solved it in a quarter of an hour.
        We gave up on all the professions together. Pairs do it: nursing with pharmacy, medicine with physiotherapy. Each learner meets three others in a year.
        Joint orientation on the very first day, before anybody knows who they are supposed to look down on.`,
    },
    {
      focus: 'power and hierarchy in mixed groups',
      titles: lines`
        When one profession does all the talking
        Hierarchy in interprofessional groups of {learners}
        Facilitating across professions: what do you do about rank?`,
      asks: lines`
        In our mixed groups the medical students speak first, write on the board and summarise. The others let them. Everyone is polite. How do you facilitate without scolding?
        Facilitators come from one profession, and learners notice which. We have no money for two in each room. What helps?`,
      answers: lines`
        Give the case to the profession that knows most about it. Discharge of an old man with {n} medicines: watch who leads.
        Write first, alone, two minutes. Then read round the table from the left. The order does it for you.
        We name it on the first day, with a story against ourselves. It gets a laugh, and then permission.
        Train facilitators in mixed pairs even if they will work alone. They carry the other voice with them.
        Ask each learner to introduce the profession of the person beside them. The mistakes are the lesson.`,
    },
    {
      focus: 'learning on a training ward',
      titles: lines`
        A student-run training ward: would you do it again?
        Interprofessional training ward in {setting}
        Supervising a student ward at night`,
      asks: lines`
        We plan a ward of {n} beds run by students of {few} professions, with supervisors in the background. The hospital is interested and frightened. What should we know?
        Our training ward is {months} months old. Learners love it; supervisors are exhausted from doing nothing with their hands. How do you look after them?`,
      answers: lines`
        Write down when a supervisor steps in, and let the students sign it too. Ours fits on a card, and it was used {few} times in a year.
        Choose patients who need a team, not patients who are easy. Easy patients teach everyone to wait for the doctor.
        Two weeks is the minimum. In the first they are polite, in the second they disagree, and that is where it begins.
        Supervise the supervisors. A weekly half hour on "what did you sit on your hands for".
        Ask patients every day. They notice before we do, and they like being asked.
        Include the ward clerk and the porter. Our students did not know who moves a bed.`,
    },
  ],
  findings: lines`
    After {weeks} weeks together, learners named the other professions' tasks correctly twice as often.
    Attitude scores went up on the day and were back within {months} months; what people could say about each other's work stayed.
    Handover errors on the training ward were fewer than on its neighbour, which surprised the neighbour.
    {pct} per cent of graduates said they still telephone somebody they met there.
    Groups with a patient in them argued less about roles and more about the plan.`,
  cautions: lines`
    Do not put {size} students into a hall and call it collaboration.
    Learning about each other is not learning with each other; check which of the two your session is.
    Contact alone can harden stereotypes. Ours did in the first year, and we have the numbers to prove it.
    Watch the assessment: if only one profession gets credit, the others will find something better to do.`,
  steps: lines`
    Find one task that nobody can do alone
    Mix the groups and keep them for {weeks} weeks
    Let the profession that knows most lead
    Write before talking
    Ask the patient to open and to close
    Give the same credit to everybody
    Debrief the teamwork as carefully as the case`,
};
