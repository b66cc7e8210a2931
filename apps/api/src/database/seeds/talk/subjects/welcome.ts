import { lines, type Subject } from '../subject.js';

/** People saying who they are. */
export const welcome: Subject = {
  topic: 'community-engagement',
  matters: [
    {
      focus: 'first steps in this community',
      onlyThese: true,
      titles: lines`
        Hello from {city}
        New here, teaching {learners} in {city}
        Greetings from {city}, and a question
        Back after {years} years: hello again from {city}
        A {profession} in {city} says hello`,
      asks: lines`
        I finished my program this year and have been reading along for {weeks} weeks, so it is time to say who I am. I am a {profession}, I teach {learners} in {setting}, and I came to education by accident and stayed on purpose. At present I try to start something with a colleague and would love to hear from others who began small.
        A short hello from {city}. I have taught {learners} for {years} years, most of them happily. I am here to listen, and in particular to meet people who work far from a large centre, as I do.
        I was in a cohort {years} years ago and lost touch, as one does. Since then: two jobs, one child, a master's degree in education and a course for {size} {learners} that I am rather proud of. I am glad to be back.
        My name is on the profile, so here is the rest: I like small groups, dislike slides, and am trying to learn how to write about what we do. If you are ever near {city}, there is coffee.`,
      answers: lines`
        Welcome. We too began with {n} learners and a borrowed room; ask away.
        Good to have you here. There are several of us in small places, and we have a call every {few} weeks. I shall send you the day.
        Welcome back. You will find that the arguments are the same and the people kinder.
        Hello and welcome. What you say about small groups is how most of my good ideas began.
        I was in {city} once for a conference and remember the light. Welcome.
        Glad you wrote. It took me {months} months of reading along before I dared.
        Your course for {learners} sounds like something we need here. Would you show us the outline one day?
        Welcome. If you look for somebody who reads drafts, I am happy to be asked.
        Another {profession} who came by accident. There are many of us.
        Do have a look at the space for your cohort too; ours has become a small family.`,
    },
    {
      focus: 'finding colleagues nearby',
      onlyThese: true,
      titles: lines`
        Anybody near {city}?
        Scholars in {city} and around: shall we meet?
        A regional evening in {city}`,
      asks: lines`
        The map shows several of us within a few hours of {city}. Shall we meet once, without an agenda? I can offer a room and tea.
        I moved to {city} {months} months ago and know nobody here who teaches. Who is near enough for a walk?`,
      answers: lines`
        Count me in. Thursdays are best, or any evening after six.
        I am {few} hours away by train and would come for a day, if we make it a day.
        We do this twice a year in our region. One question each, a meal, and no minutes.
        Not near at all, I am afraid, but I envy you and shall read the report.
        I know {few} others who are not here yet. May I bring them along?
        Online for those of us who cannot travel? I would join from home.`,
    },
  ],
  findings: lines`
    At our last meeting {n} people came, and {few} projects began on the way home.
    I met my closest collaborator in a thread like this one, {years} years ago.
    Of our cohort, {pct} per cent still write to each other; we counted at the reunion.
    Most of what I have learnt about teaching I have learnt from colleagues I met by chance.`,
  cautions: lines`
    One thing to know: time zones are shown on each profile. It saves an apology.
    Do set who may see your telephone number; the eye beside it is easily overlooked.
    Be warned that the reading group is habit-forming.`,
  steps: lines`
    Say where you are and whom you teach
    Tell us one thing you are trying
    Ask for one thing you need
    Look at the map for people near you
    Join your cohort's space
    Write to one person directly`,
};
