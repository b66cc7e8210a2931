import { lines, type Subject } from '../subject.js';

export const qualitative: Subject = {
  topic: 'qualitative-research',
  matters: [
    {
      focus: 'analysing interviews as a team',
      titles: lines`
        {n} interviews and {few} coders: how do you work together?
        Coding as a team across time zones
        Do you report agreement between coders?`,
      asks: lines`
        We are {few} people in {few} countries with {n} interviews, half of them not in English. We have coded the first two and disagree about nearly everything, in an interesting way. How do you organise this?
        A reviewer wants a kappa for our thematic analysis. I think it does not belong there. How have you answered, politely?`,
      answers: lines`
        Talk before you code. We read three transcripts aloud together on a call, and the code book almost wrote itself.
        Disagreement is data. Keep a log of it with a sentence on what each of you heard; ours became half of the discussion section.
        Code in the language of the interview and translate only what you quote. You lose the verbs otherwise.
        We answered that agreement is a virtue of measurement, that ours is interpretation, and described how we worked. They accepted it.
        One person holds the whole. Division of labour is fine for the first round and fatal for the last.
        Write a memo of half a page after each transcript, before opening the software.`,
    },
    {
      focus: 'how many interviews are enough',
      titles: lines`
        Saturation: when did you stop?
        How many interviews with {learners} are enough?
        Sample size for a qualitative study, again`,
      asks: lines`
        The ethics board asks for a number. I would like to say "until we understand", and I know what they will answer. What do you put on the form?
        After {n} interviews with {learners} in {setting} I hear the same story every time. Am I finished, or am I asking the same question every time?`,
      answers: lines`
        We write a range with a reason: narrow aim, experienced interviewer, rich talk, so {n} to twenty. Information power is the word they like.
        Go and look for the person who would disagree with all of them. If you cannot find one, you may stop.
        Change the question slightly and do {few} more. If nothing new comes, good. If it does, you have your answer.
        Stop when the next interview would change a sentence in your results, and it does not.
        I plan in blocks of five with a day of reading in between. The stopping decides itself.`,
    },
    {
      focus: 'reflexivity when you study your own learners',
      titles: lines`
        Interviewing people I also grade
        Insider research with {learners}
        Writing honestly about where I stand`,
      asks: lines`
        The people I want to understand are those I teach. They will be kind to me, and that is the trouble. How have you dealt with it beyond a sentence in the methods?
        I trained as a surgeon, and it shows in how I ask. A colleague said that my transcripts sound like ward rounds. How does one unlearn that?`,
      answers: lines`
        Have a graduate do the interviews, and read the transcripts with names taken out. It is slower, and worth it.
        Keep a diary: what I expected, what annoyed me, what I wanted to hear. Read it before you analyse.
        Interview after the grades are final, and tell them so on the first page.
        Start with a drawing. Rich pictures gave us things that no question of mine would have.
        Let somebody interview you first with your own guide. I cut half of the questions the same evening.`,
    },
  ],
  findings: lines`
    The richest transcripts came from the shortest guide, with {few} questions on it.
    Of {n} themes in our first draft, {few} survived a morning with people from another profession.
    What participants said after the recorder was off was, with their leave, the centre of the paper.
    Sending people their quotes with a sentence of context led to two corrections and {few} new stories.`,
  cautions: lines`
    Automatic transcription turns accents into nonsense with great confidence. Listen to every minute yourself.
    Themes do not emerge. Somebody went and fetched them; write down who.
    A quotation from {setting} can be recognised by anybody who works there, name or no name.
    Do not mix focus groups and interviews because both were available.`,
  steps: lines`
    Write down what you expect to find
    Try the guide on a colleague and cut it by half
    Transcribe the first {few} yourself
    Read aloud together before coding
    Keep a memo for every transcript
    Look for the person who disagrees
    Show the draft to somebody who was there`,
};
