import { lines, type Subject } from '../subject.js';

export const survey: Subject = {
  topic: 'survey-research',
  matters: [
    {
      focus: 'response rates',
      titles: lines`
        {pct} per cent answered. Is that publishable?
        Surveying {learners} who are surveyed to death
        Raising response rates in {setting}`,
      asks: lines`
        We sent our questionnaire to {size} people, twice, and {pct} per cent answered. They are probably the ones who care. What would you do before writing anything?
        Our learners receive a survey a week. They have learnt to click down the middle. I need perhaps {n} honest answers. How do you ask now?`,
      answers: lines`
        Compare early with late answers: the late ones look most like those who never reply. It is not proof, but it is a paragraph.
        Ask fewer people properly. A random {n} with a telephone call told us more than {size} links.
        Tell them what the last survey changed. One sentence above the first question; ours went from a third to two thirds.
        Paper, in the room, with a pen that works. I am serious.
        Stop before twelve questions. Each one beyond cost us {pct} answers, and we counted.
        Let somebody they know sign the invitation, not the office.`,
    },
    {
      focus: 'writing a questionnaire from scratch',
      titles: lines`
        Validity evidence for a new instrument
        Should we write our own questionnaire?
        Adapting an English instrument for {learners}`,
      asks: lines`
        We could not find an instrument that asks what we want to know about {learners}, so we wrote {n} items on a train. Now a colleague says "validity", and the fun is over. What is the least we should do?
        We want to use an English scale in two other languages. Translation and back-translation are done. Is that enough?`,
      answers: lines`
        Think-aloud with {few} people like those who will answer. Half of our items meant something else to them; no statistic would have told us.
        Look again for an existing one. There are hundreds, and a poor fit that is known beats a good fit that is not.
        Ask an expert panel what is missing before you ask what is wrong.
        Back-translation finds errors of words, not of meaning. We sat with nurses from the clinic and asked what each item was about.
        One idea an item, no "and", no "not". It removed a third of ours.
        Pilot with {n}, factor-analyse later, and describe it as what it is.`,
    },
    {
      focus: 'statistics for a small study',
      titles: lines`
        {n} in each group: what can I say?
        Help with the analysis of a small trial
        My p value is 0.06. Now what?`,
      asks: lines`
        We compared two ways of teaching suturing, {n} learners in each arm. The difference looks real and the test says no. The residents want to publish. How would you advise them?
        Pre and post, {size} learners, a scale of seven. I have read three books and they disagree on whether I may take a mean. Please be gentle.`,
      answers: lines`
        Report the difference with its interval and leave the stars out. A wide honest interval is a result.
        Plot every learner as a line from before to after. The picture will tell you what the test cannot.
        Call it a pilot, give the variance, and let the next person do the sums for the sample. I have cited many such papers.
        Look at whether the same tutor taught one arm. If so, you have {few} units and not {n}.
        The mean of an ordinal scale is a small sin. Say that you did it, and show the distribution too.
        Ask a statistician before you collect. After it they can only tell you what the study died of.`,
    },
  ],
  findings: lines`
    Two reminders brought nearly as many answers as the first letter; the third brought complaints.
    A third of respondents gave the same answer to an item and to its opposite.
    The effect was half as large in the second year, as it should be.
    Confidence rose by {pct} per cent; observed skill by nothing we could measure.
    With {size} respondents from {n} sites, the site explained more than the intervention.`,
  cautions: lines`
    Statistical significance on {size} responses tells you chiefly that you had {size} responses.
    Do not validate an instrument in the same study that uses it to prove your point.
    "Anonymous" with year, profession and campus on the form is not.
    Self-rated competence is a measure of confidence, and often a backward one.`,
  steps: lines`
    Write the sentence you hope to write at the end
    Search for an instrument for one more afternoon
    Try the items aloud with {few} people
    Cut whatever you would not act on
    Register the analysis before looking
    Show the plot before the table
    Tell the respondents what came of it`,
};
