import { lines, type Subject } from '../subject.js';

export const ai: Subject = {
  topic: 'ai-in-education',
  matters: [
    {
      focus: 'generative AI in assignments',
      titles: lines`
        Essays after generative AI
        What do you allow {learners} to use, and where do you say so?
        Our reflective writing has become suspiciously good`,
      asks: lines`
        The reflective essays of our {learners} used to be clumsy and true. This term they are fluent, balanced and all alike. I do not want to play detective. What have you changed in the task itself?
        We have no rule, so each course has its own. Students asked, fairly, for one page. Who has one that survived a term?`,
      answers: lines`
        We replaced the essay with a conversation of {minutes} minutes about one moment. It takes no longer than marking did.
        Say for every task: not at all, for language only, or freely with a note of how. Three marks in the handbook; questions stopped.
        Ask for the drafts and the decisions. What did the tool propose, and why did you not take it? The best answers I read this year were about refusals.
        Do not use a detector. Ours accused {n} people, most of whom write in their third language.
        Write some things by hand in the room, for {minutes} minutes, unmarked. You learn to know their voice again.
        Let students write the page. Ours were stricter than the faculty.`,
    },
    {
      focus: 'AI tutors and chatbots',
      titles: lines`
        Has anybody evaluated an AI tutor with {learners}?
        A chatbot as simulated patient
        AI tutors in {setting}: worth a pilot?`,
      asks: lines`
        A vendor offers us a tutor that "knows the curriculum". It answered eight out of ten of my questions well, and the rest with the same confidence. Has anybody tried such a thing with real learners, and measured?
        We built a chatbot patient for history-taking in two weeks. Learners adore it. It is endlessly patient and never cries. What does it teach them?`,
      answers: lines`
        We ran it beside the seminar, not instead. Those who used it came with better questions; those who used only it did worse by {pct} per cent on reasoning.
        Let it ask and not answer. Ours is told to reply with a question for the first {few} turns, and the complaints tell me it works.
        Use it for the hundredth history and not for the first. The first should be a person.
        Have learners mark the tutor's answers. Finding the confident mistake is the exercise.
        Check what leaves the building. Our learners typed real patients into it within a day.
        Ask who benefits. In our pilot it was the strong ones, as usual, until we gave everybody the same {minutes} minutes in class.`,
    },
    {
      focus: 'teaching about AI in the clinic',
      titles: lines`
        What should {learners} know about clinical AI?
        A short course on AI for health professionals
        Teaching judgement when the machine is usually right`,
      asks: lines`
        We have {n} hours to teach about AI at the bedside. Not how it works inside, but what a nurse or a physician should ask before believing it. What would be in your {n}?
        Radiology here reads with an algorithm beside them. Our trainees now see its answer first. I worry about what they will not learn. Does anybody have a way round that?`,
      answers: lines`
        Show three cases: right, wrong, and wrong in a way that looks right. Let them decide before they see the answer, and again after.
        Commit first, then look. A box that must be filled in before the machine speaks; our trainees hated it for {weeks} weeks.
        Teach base rates again. It is the oldest lesson, and the whole of it.
        Ask on whom it was trained. Then walk through the waiting room and look.
        Invite the person who bought the system. The discussion of the contract was the best hour of our course.
        Include what to tell the patient. We role-play it, and it is harder than it sounds.`,
    },
  ],
  findings: lines`
    Accuracy rose with the tool and fell below the starting point when it was switched off after {weeks} weeks.
    {pct} per cent of {learners} use it weekly; about half of their teachers believe that almost nobody does.
    Items drafted by a model needed as many corrections as ours, but of another kind: plausible, and nobody's experience.
    Writers in a second language gained most, and said so with some feeling.
    Two thirds of the invented references had an author who exists.`,
  cautions: lines`
    Policy written in a panic is out of date before the ink dries. Write principles and review them each term.
    Detectors punish those who write in another language. Please do not.
    Patient data into a public tool is a breach, also when it is only "a short case".
    If a machine can pass the assignment, perhaps it was the wrong assignment before, too.`,
  steps: lines`
    Ask what learners already do, without blame
    Say for each task what is allowed
    Move the judgement into the room
    Have them commit before they look
    Mark the reasons for refusing a suggestion
    Keep patients' words out of public tools
    Look again after a term, because everything will have changed`,
};
