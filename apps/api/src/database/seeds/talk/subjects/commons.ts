import { lines, type Subject } from '../subject.js';

/** Looking for partners, sharing what one has, the small talk that holds a community together. */
export const commons: Subject = {
  topic: 'innovation',
  matters: [
    {
      focus: 'a study across several sites',
      onlyThese: true,
      titles: lines`
        Looking for {few} more sites: a study with {learners}
        Multi-site study on teaching in {setting}: who joins?
        Partners wanted for a small grant on {learners}
        Looking for colleagues in {setting}: a study of {months} months`,
      asks: lines`
        We have a protocol, an ethics approval and {n} sites. We would like {few} more, preferably from places that are usually missing in such studies. The work is about {n} hours a month for half a year; authorship is settled on the first day.
        A small grant is open until the end of the month and asks for {few} countries. I have an idea about {learners} and nobody to write it with. It need not be finished, only honest. Who has an afternoon?`,
      answers: lines`
        Interested. We have {size} {learners} a year and a dean who signs things.
        Could you say what the ethics board needs from each site? Ours takes {weeks} weeks on a good day.
        We were part of such a study {years} years ago. The monthly call of {minutes} minutes was what held it together.
        I cannot offer a site, but I can do the statistics for somebody who is patient.
        Please write to me. A colleague in nursing would make us two professions.
        Would a rural campus be of use? We are always the missing one.
        Have you thought about translation from the beginning? I could take care of one language.`,
    },
    {
      focus: 'sharing teaching materials',
      onlyThese: true,
      titles: lines`
        Has anybody a template for teaching {learners}?
        Sharing what we have: {n} cases from {city}, free to use
        Materials for {learners} that I may adapt?`,
      asks: lines`
        Before I write yet another version of the same thing: does anybody have materials for {learners} that I may adapt and credit? I can offer {n} cases in return, tested and corrected by students.
        We have put together {n} short cases from {setting}. They are free to use. Please take them, change what is wrong for your place, and tell us what you changed.`,
      answers: lines`
        Happy to send ours. They were written for {learners}, so you will need to change the drugs.
        Thank you for this. May we translate them? We would send the translation back.
        We have a folder of {size} pages; a third of them are good. I shall look for that third.
        Take ours, and please do not correct the spelling of the patient's name. It is right.
        Could we agree on a licence line? Our legal office asks for one, and then it is happy.
        The second case worked well with us. In the fourth we changed the ending; students wanted to know what happened to her.`,
    },
    {
      focus: 'small experiments in teaching',
      onlyThese: true,
      titles: lines`
        What did you try this week?
        One small thing that went well with {learners}
        A failure in {setting} that I can laugh about by now
        Something I shall try again with {learners}
        The best {minutes} minutes of my week in {city}`,
      asks: lines`
        A thread for small things. I asked my {learners} to teach me something for {minutes} minutes at the end of clinic. It went on for twice that. What did you try this week?
        Let me begin: I stood in front of {size} people with the slides of another lecture, did not notice for {few} slides, and nobody said anything. What went wrong for you lately, and what came of it?`,
      answers: lines`
        I closed the laptop and drew it. They drew too. I do not think that I shall open it again.
        I asked for the muddiest point on a slip of paper. {size} slips, and {n} of them the same word.
        We swapped groups for a day without telling anybody why. Everyone was polite and awake.
        I let the silence last. It was very long, and then the best question of the term came.
        I wrote to {few} former students to ask what they remember. I have been walking on air since.
        My microphone was on during the break. They now know what I think of the timetable.
        I brought the patient's daughter. I had prepared a lecture and did not need it.
        I said "I do not know" in front of {size} people and we looked it up together.`,
    },
  ],
  findings: lines`
    Of the {n} people who answered a call like this last year, {few} are now co-authors.
    The materials have been used in {n} places that I know of, and improved in most of them.
    Small things spread faster than projects; our silence exercise is now in {few} departments.
    I kept a list for {months} months: most of what went well had cost less than an hour.`,
  cautions: lines`
    Do write down who does what by when; friendship is not a project plan.
    Check the pictures in shared slides. Many of them belong to somebody.
    Remove anything that points to a real patient before you share it, dates included.
    A call with everybody in it never finds an hour. Split it in two.`,
  steps: lines`
    Say what you have and what you need
    Agree on authors on the first day
    Put a date beside each promise
    Ask one site to break it before the others start
    Write down who may use what
    Send back what you changed
    Tell us how it ended`,
};
