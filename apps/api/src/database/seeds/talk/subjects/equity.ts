import { lines, type Subject } from '../subject.js';

export const equity: Subject = {
  topic: 'equity',
  matters: [
    {
      focus: 'gaps in attainment',
      titles: lines`
        Same entry marks, different results
        Attainment gaps among {learners}: what did you find?
        Are our examiners fair?`,
      asks: lines`
        We finally looked. With the same marks at entry, one group of our {learners} scores nine per cent lower in clinical examinations and no lower in written ones. The silence in the meeting was long. What did you do next?
        I would like to study whether our narratives differ by gender and background. How do you begin without frightening everybody?`,
      answers: lines`
        Show the data to the learners first. They knew, and they had explanations that we had not thought of.
        Look at who gets observed. In ours the gap began with who was asked to present.
        Take names and photographs off wherever you can, and watch the difference. It is the quickest experiment there is.
        Recruit examiners who look like the patients. It took {years} years and the gap is half.
        We read {size} narratives aloud with the names removed and guessed. We guessed right far too often.
        Set a date for the next look before you leave the meeting.`,
    },
    {
      focus: 'teaching about bias without harm',
      titles: lines`
        Sessions on bias that make things worse
        Race, caste, class, language: teaching it in {setting}
        When the learner is the only one in the room`,
      asks: lines`
        Our session on bias ends with guilty faces in front and a student at the back who is tired of being the example. How do you teach this so that nobody is used?
        Most materials I find are about another country's history. Ours has its own lines, and people rather avoid naming them. How did you make it yours?`,
      answers: lines`
        Use cases in which the system does it and nobody is wicked. The form, the queue, the opening hours.
        Never ask a learner to speak for a group. Write it into the facilitator's page, on top.
        Begin with patients' own words, recorded and paid for. Then silence, then pairs.
        Work with local historians. One walk through the old hospital wards taught us more than the slides.
        Offer something to do on Monday: one line in the clerking sheet, one sign in the corridor.
        Prepare for the student who is hurt. Somebody sits outside who is not assessing anybody.`,
    },
    {
      focus: 'disability and accessible training',
      titles: lines`
        A learner with a hearing loss joins us in autumn
        Adjustments for {learners} with a disability
        Accessible clinical skills teaching`,
      asks: lines`
        A student with a severe hearing loss joins us next term. She is ahead of us in thinking about it. What should we have ready that we do not know about?
        Our rules speak of "fitness", written {years} years ago by people who were fit. We are rewriting them. What does yours say?`,
      answers: lines`
        Ask her, and ask who else should be in the room. Then write it down, so that she need not explain it {n} times.
        Clear masks, an amplified stethoscope and a rule that one person speaks at a time. Everyone's ward round got better.
        Ask what the task is for. Most of our rules described the usual way of doing it and not the purpose.
        Extra time in an OSCE is possible: a longer reading period outside the door. Nobody notices.
        Tell supervisors what to do, not what she has.`,
    },
  ],
  findings: lines`
    The gap in the global rating vanished at stations with two examiners.
    Words like "bright" and "pleasant" were not spread evenly; we counted {size} of each.
    Since adjustments are asked of everybody at the start, requests have tripled and nothing has broken.
    Learners from families without graduates left {few} times as often in the first year, and almost always over money.`,
  cautions: lines`
    An hour of training is not a policy.
    Do not publish numbers for a group of {n}; everybody knows who they are.
    The work falls on the same {few} colleagues each time. Give them time for it or take it away from them.
    Good intentions are compatible with every figure in our report.`,
  steps: lines`
    Look at the data by group, every year
    Show it first to those it is about
    Take names off where names are not needed
    Ask what the task is for
    Pay patients and students who teach
    Change a form, not only a mind
    Set the date for the next look`,
};
