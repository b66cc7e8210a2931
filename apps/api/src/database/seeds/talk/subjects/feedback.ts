import { lines, type Subject } from '../subject.js';

export const feedback: Subject = {
  topic: 'feedback',
  matters: [
    {
      focus: 'feedback that learners notice',
      titles: lines`
        They say they get no feedback. We say they get it daily.
        Making feedback visible to {learners}
        "I never get feedback" in {setting}`,
      asks: lines`
        In our survey {pct} per cent of {learners} said they receive feedback less than once a month. Their supervisors said several times a week. Both are honest people. What do you do with that gap?
        I watched rounds for {few} mornings and counted. There was plenty of correction, and hardly a sentence that a learner could take away. How do you get from the one to the other in a busy unit?`,
      answers: lines`
        Label it. "Here is a piece of feedback" sounds wooden for a week and then nobody notices, except that the survey changes.
        We ask learners to end each day with one line: what I was told, and what I will try. The supervisor reads it in {few} seconds and corrects it in ten.
        Agree the goal in the morning. Feedback on something I asked for is heard; feedback on something you chose is weather.
        Take one learner a day, not all of them. Ten minutes on Tuesday with one person beats a nod to everybody.
        Ask, tell, ask. I know it is an old recipe. It works because two thirds of it is listening.
        We stopped the sandwich. People were leaving with the bread.`,
    },
    {
      focus: 'difficult feedback conversations',
      titles: lines`
        A conversation I have been putting off
        Telling {learners} that it is not going well
        Difficult feedback across a gap of rank and culture`,
      asks: lines`
        One of our {learners} is kind, punctual and liked by patients, and is not safe. Every supervisor says so in the corridor and nobody has written it. I have the conversation on Thursday. How do you open it?
        Where I work, naming a fault in front of others is a loss of face for both sides, and privacy hardly exists on our wards. Books written elsewhere do not help much. What have you found that travels?`,
      answers: lines`
        Begin with what you both want. "We both want you to be safe alone at night; today I am not sure of it, and here is what I saw."
        Bring two moments, with date and place, and no adjectives. Adjectives are what people argue with.
        Write the first sentence down and say it in the first minute. Kindness that delays the message is for us, not for them.
        In our setting a senior nurse whom the learner trusts sits in. She says little, and it changes the room.
        Finish by asking them to tell it back. If the words are softer than yours, you have not said it yet.
        Plan the second conversation before you end the first. One hard talk without a date afterwards is only a bad day.`,
    },
    {
      focus: 'coaching programs',
      titles: lines`
        Coaches for {size} learners: where do you find the hours?
        Coaching or mentoring? We need to name it
        Starting a coaching program for {learners}`,
      asks: lines`
        We have been asked to give each of our {size} learners a coach who has no part in grading. I believe in it, and I have {n} people with time. How do you do the sums?
        Our coaches meet learners {few} times a year. Half of the meetings are about timetables. How did you get to the real conversations?`,
      answers: lines`
        One coach for {n} learners, three meetings a year, and a shared hour a month for the coaches among themselves. That last hour is what keeps them.
        Send the learner's own data the day before and ask for one question. A meeting with a question in it is never about timetables.
        We pay a tenth of a post for each. It was the only argument that ever reached the dean: it is cheaper than {few} failed years.
        Recruit retired colleagues. They have the hours and nobody is afraid of them.
        Let people change coach once without a reason. Very few do; everyone relaxes.`,
    },
  ],
  findings: lines`
    Learners who set the goal themselves acted on {pct} per cent of what they were told; the others on about a third.
    When we recorded conversations, supervisors spoke for four fifths of the time and remembered it as half.
    The word "but" predicted which sentence the learner forgot.
    Written lines by the learner after the talk matched the supervisor's message in {pct} per cent of cases in the first month, and in most of them by the sixth.
    Nothing in our data did as much as a supervisor who asked for feedback first.`,
  cautions: lines`
    Please do not train the teachers only. Half of this is a skill of receiving, and we hardly teach it.
    A model on a pocket card is a crutch; throw it away after a month.
    Anonymous feedback to teachers needs at least {n} voices, or it is not anonymous.
    Coaching dies on the day somebody asks the coach for a grade.`,
  steps: lines`
    Ask the learner what to look for
    Watch for {minutes} minutes without helping
    Say one thing you saw, as you saw it
    Ask what the learner was thinking at that moment
    Agree on one thing to try next time
    Let the learner write it down in one line
    Come back to that line within the week`,
};
