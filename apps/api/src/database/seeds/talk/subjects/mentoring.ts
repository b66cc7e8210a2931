import { lines, type Subject } from '../subject.js';

export const mentoring: Subject = {
  topic: 'mentoring',
  matters: [
    {
      focus: 'matching mentors and mentees',
      titles: lines`
        Matching {size} mentees with {n} mentors
        Assigned or chosen? Mentors for {learners}
        Mentoring across countries`,
      asks: lines`
        We match by department and hope. About a third of the pairs never meet a second time. How do you match, and what do you do with the pairs that never start?
        I would like to mentor somebody far from here, through this community, and I do not know how one begins such a thing without it becoming a favour. How have yours begun?`,
      answers: lines`
        An evening with {n} short conversations, then each writes three names. We could give almost everybody one of their three.
        Begin with a task and not with a relationship. One abstract, {weeks} weeks, then decide whether to go on.
        Write half a page each: what I can offer, what I hope for, how often. It is signed, it is private, and it saves the first awkward hour.
        Let it end. Ours run for a year with a proper farewell; those who want to go on do so as friends.
        For long distance: fixed day, {minutes} minutes, camera on, no slides. My mentee and I have not met in {years} years and it is the meeting I never move.
        Ask after {weeks} weeks whether they have met. Not how it was; only whether. It is the one reminder that works.`,
    },
    {
      focus: 'mentoring into scholarship',
      titles: lines`
        Mentoring first-time authors in education research
        From good teacher to scholar: who helps?
        A writing mentor for {learners}`,
      asks: lines`
        We have many fine teachers with one good idea each, and nobody nearby who has published on teaching. How do people in such a place find their first mentor?
        I have been asked to supervise {n} education projects this year. My own training is in physiology. What do I need to know in order not to do harm?`,
      answers: lines`
        Join somebody else's study first. One round as third author taught me what no course had.
        Four of us read each other's drafts every second Friday, in {few} countries. None of us was an expert, and all of us are published now.
        Help them to make the question smaller. It is nine tenths of supervising.
        Say what you do not know, and send them to the person in this community who does. There always is one.
        Co-supervise: you keep the discipline, a colleague brings the method.`,
    },
  ],
  findings: lines`
    Of pairs that met within {weeks} weeks, {pct} per cent were still meeting after a year; of the others, hardly any.
    Mentees who chose were no happier than those who were assigned, provided they could change once.
    Mentors said they got as much as they gave. I used to think that was politeness.
    First-generation academics named {few} mentors each; the others named a parent.`,
  cautions: lines`
    A mentor who also writes the reference is not a mentor.
    Good will is not a plan. Put the dates in.
    Do not let the three kindest people have all the mentees.
    Mentoring across power needs a way out that costs nothing.`,
  steps: lines`
    Write half a page on what you hope for
    Fix the dates for the first {few} meetings
    Begin with one small task
    Send a note of three lines after each meeting
    Ask after {weeks} weeks whether you have met
    Introduce your mentee to two other people
    End properly, and say thank you`,
};
