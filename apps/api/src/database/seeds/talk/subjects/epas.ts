import { lines, type Subject } from '../subject.js';

export const epas: Subject = {
  topic: 'competency-based-education',
  matters: [
    {
      focus: 'entrustment decisions',
      titles: lines`
        Who actually decides on entrustment?
        Entrustment of {learners}: committee or supervisor?
        Our entrustment committee agrees on everything. Should I worry?`,
      asks: lines`
        We introduced EPAs for {learners} {years} years ago. The forms arrive, the committee meets, and in {pct} per cent of cases it confirms what the supervisor already wrote. Is the committee doing anything, and how would we know?
        Supervisors in {setting} tell me they know within a week whether they would leave a learner alone with a patient. Our system asks for {n} observations before it believes them. How do others balance the two?`,
      answers: lines`
        Our committee began to be useful when we asked it to read the learner's file silently first and to speak in order of least experience. The dean speaks last.
        Ask the supervisor one thing only: what did you have to do yourself? Everything else follows from that.
        We ask for observations from at least {few} different people, not for a number of forms. {n} forms by one friend tell you about the friendship.
        Make the committee write one sentence for the learner about what would move the decision. If it cannot, it has not decided anything.
        Separate the conversation about next week from the decision about the level. When one person did both, neither was honest.
        Look at the cases where supervisor and committee differ; there will be few, and they are worth an hour of everybody's time.`,
    },
    {
      focus: 'writing good EPAs',
      titles: lines`
        How many EPAs is too many?
        Writing EPAs that clinicians recognise
        Rewriting our {n} EPAs for {learners}`,
      asks: lines`
        Our first draft has {size} EPAs. I can hear you laugh. Every department wants its own, and each of them is reasonable taken alone. How did you get down to something a supervisor can remember?
        Some of what we call EPAs are plainly competencies with a verb in front. Where do you draw the line, and who told the department that wrote them?`,
      answers: lines`
        The test we use: can you say to somebody "please do this today"? If not, it is not an activity.
        We locked three clinicians and a recent graduate in a room for a day and came out with {n}. Departments were asked what was missing, not what they wanted.
        Nest them. Small tasks feed big ones, and only the big ones go to the committee.
        Write the description for the night nurse who has to work with the learner. Suddenly half of the sentences go.
        Leave out what you cannot observe where your learners really are. We deleted two in the first month for that reason alone.`,
    },
    {
      focus: 'workplace-based assessment forms',
      titles: lines`
        Workplace forms that are filled in on the day
        Reducing the burden of workplace assessment for {learners}
        Form fatigue on the wards`,
      asks: lines`
        We count {size} forms for each learner a year, most of them completed in the last {few} days of a rotation, with the words "good job". How do you get fewer and better ones?
        We moved to a phone app. Completion went up, the words got shorter, and now the narrative is three emojis. Is there a middle way?`,
      answers: lines`
        We cut the form to two questions: what went well enough to be left alone, and what would you stand beside next time? Narrative doubled.
        Let the learner start the form and the supervisor finish it, face to face, before the coffee is cold.
        Speak it. Dictated words are three times as long as typed ones, and nobody minds.
        Thank the people who write well. We send one kind note a month with an example, anonymised; it did more than any training.
        Close the form after {few} days. What is remembered later is a mood.`,
    },
  ],
  findings: lines`
    Narratives that named a moment were four times as likely to be quoted by the committee as those that named a trait.
    Supervisors agreed on the level in {pct} per cent of paired observations, and far more often when the task was small.
    Learners asked for observation at the end of the shift, when things had gone well; we saw it in the time stamps.
    In {years} years the committee disagreed with the supervisor {n} times. Those were the best-documented cases we have.
    The residents who progressed fastest were those with the most different observers.`,
  cautions: lines`
    Time-variable training sounds lovely until the rota is printed. Talk to the people who make the rota first.
    Levels turn into grades overnight if you let them be averaged. Do not average them.
    I would not put an entrustment level into a reference letter; readers elsewhere use other scales with the same words.
    Be careful with dashboards: ours made the quiet learners look weak and they were merely on nights.`,
  steps: lines`
    Name the activity in words a patient would understand
    Say which supervision level is expected at which stage
    Ask for observations from different people and places
    Read the narrative before the number
    Give the learner the decision with its reason in writing
    Review each EPA after a year and drop one
    Train the committee with {few} past files before it decides on real ones`,
};
