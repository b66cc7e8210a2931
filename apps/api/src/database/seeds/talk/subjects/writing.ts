import { lines, type Subject } from '../subject.js';

export const writing: Subject = {
  topic: 'writing-publishing',
  matters: [
    {
      focus: 'finding time to write',
      titles: lines`
        When do you write?
        A paper that has been almost finished for {months} months
        Writing group across {few} time zones: who joins?`,
      asks: lines`
        I have data, co-authors and an outline. What I do not have is a morning. How do people with clinics write?
        I would like to start a small group that writes together online, {minutes} minutes a week, cameras on, mouths shut. Has anybody done it, and who is in?`,
      answers: lines`
        {minutes} minutes before the house wakes, four days a week. It is a paragraph a day, and a paragraph a day is a paper a term.
        Book it as a patient. My secretary calls her "Mrs Paper", and she is never moved.
        We do this on Fridays: five minutes of what I will write, {minutes} of silence, five of what I wrote. Come along.
        Write badly on purpose. The second version is only possible if there is a first.
        Send the outline to your co-authors and ask each for one paragraph by a date. Then you edit, which is easier than writing.
        Leave the desk in the middle of a sentence. Tomorrow you know how to begin.`,
    },
    {
      focus: 'answering reviewers',
      titles: lines`
        Reviewer two wants another study
        How do you answer a review that is simply wrong?
        Rejected for the third time: what now?`,
      asks: lines`
        Reviewer one likes it. Reviewer two asks for a control group, {years} years after the fact. The editor writes "please address all points". How do you say no?
        Our paper from {setting} came back with "of local interest only" from {few} journals. Papers from two famous cities never seem to hear that. How do you frame local work?`,
      answers: lines`
        Thank, quote, answer, show. Every point numbered, every change with its line. A polite no with a reason is an answer.
        Put the limitation into the paper in your own words. It takes the wind out of it.
        Ask what problem of the world yours is a case of. The setting is then the strength and not the excuse.
        Let a friend read the review on the first day and you on the second.
        Write to the editor if two reviewers contradict each other. They are people, and they usually decide.
        Choose the journal by reading whom it cites, and send it where your references live.`,
    },
    {
      focus: 'authorship and credit',
      titles: lines`
        Who is an author?
        Authorship with {learners}: how do you decide?
        A senior colleague would like to be added`,
      asks: lines`
        The study was the idea of a resident, the data came from a nurse, the text is mine, and a professor who read it once expects to be last. I would like to be fair and also employed. How do you handle this?
        We are {n} people from {few} institutions. The order of names has become the longest item on our agenda. Is there a method?`,
      answers: lines`
        Decide on the first day, in writing, and decide again when somebody's part changes. We have a page for it that I am happy to share.
        List what each person did in words, then look at the list without names. The order is usually plain.
        Acknowledge generously and by name. Most people want to be seen, not to be cited.
        Show the professor the criteria of the journal and ask which of them he would like to fulfil. There is time for it still.
        Alphabetical, with a sentence saying so. We have done it for {years} years and remained friends.`,
    },
  ],
  findings: lines`
    Our group of {n} sent off {few} papers in the first year, after none in the two before.
    Median time from idea to print was {months} months, of which writing was the smallest part.
    Papers with a resident as first author were accepted as often as the others.
    The second journal took {pct} per cent of what the first had refused, mostly unchanged.`,
  cautions: lines`
    If a journal writes to you first and calls you esteemed, it is not a journal.
    Do not cut the data into {few} papers. Readers notice.
    Language editing is not the same as thinking. Do the second one first.
    A preprint is public for ever. Make sure that the learners in it would be happy with that.`,
  steps: lines`
    Write the abstract first and the introduction last
    Agree on authors in writing
    Read {few} papers of the journal before you format anything
    Put the main finding into one sentence a neighbour would understand
    Send it to one critical friend
    Answer every point of the review by number
    Celebrate sending, not accepting`,
};
