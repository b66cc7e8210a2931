import { lines, type Subject } from '../subject.js';

export const global: Subject = {
  topic: 'global-health',
  matters: [
    {
      focus: 'partnerships that are fair to both sides',
      titles: lines`
        Fair partnerships: who travels, who pays, who signs?
        A partnership of {years} years, looked at honestly
        What did your partner institution wish it had said?`,
      asks: lines`
        We have hosted visitors from a richer school for {years} years. They are good people, and the papers have their names first. How did you turn such a friendship into a partnership?
        Our side has the money, and I fear that we also have the agenda. Before we sign for another {few} years: what should be in the agreement?`,
      answers: lines`
        A joint budget that both sides see. After that everything else could be talked about.
        Exchange in both directions or not at all. We sent {n} of our nurses in the first year; it changed how they look at us, and how we look at ourselves.
        First and last author shared out over the years, in writing, before there is anything to publish.
        Ask what they would do with the money if you did not come. Then consider doing that.
        One page each year on what was hard, written separately and read aloud together.
        A local ethics board decides. Always. It takes longer, and it is theirs.`,
    },
    {
      focus: 'training and keeping people in rural places',
      titles: lines`
        Graduates who stay
        Rural placements for {learners}: how long is enough?
        Training where the need is, in {setting}`,
      asks: lines`
        We train {size} people a year, and {pct} per cent leave for the capital or for abroad. Nobody can blame them. What has kept people with you?
        We want to move half of the clinical years out of the city. Supervisors out there are few, generous and overworked. How did you build capacity without breaking them?`,
      answers: lines`
        Admit from there. Everything else is weaker.
        A year and not a month. After a month they know the road; after a year they know the families.
        Give the rural supervisor a title, a library password and a telephone number of somebody who answers. Money came later and mattered less.
        Send them in pairs. Loneliness was the chief reason for leaving, far ahead of pay.
        Let the community choose whom it hosts, and let it tell the school how it went. Our best examiners have been village health workers.
        Show the career. A graduate of ours is now head of her district, and the students queue for her placement.`,
    },
    {
      focus: 'preparing students for electives abroad',
      titles: lines`
        Electives: who benefits?
        Preparing {learners} for a placement abroad
        Saying no to medical tourism`,
      asks: lines`
        Each summer {n} of our students go somewhere warm to "help". I should like them to learn and to do no harm. What do you ask of yours before they may go?
        We receive {size} elective students a year. It costs our juniors their supervisors. What do you ask of the schools that send them?`,
      answers: lines`
        {weeks} weeks minimum, a letter from the host, a task that the host has chosen, and a talk to the next group afterwards.
        We ask the sending school for a place for one of ours. Some stopped writing; the others became partners.
        Teach the sentence "I have not been trained to do this". Practise it in pairs, with an insistent surgeon.
        Language lessons first, however few. It says who is the guest.
        Count the supervision and invoice it. It was well received, to my surprise.`,
    },
  ],
  findings: lines`
    Of those who trained for a year in a district, {pct} per cent were working in one {years} years later.
    First authors from our side went from one in ten to half, in {years} years, by agreement.
    Host supervisors spent {n} hours a week on each visitor. Nobody had ever asked.
    Placement pairs stayed; single students asked for a transfer {few} times as often.`,
  cautions: lines`
    Donated equipment without spare parts is rubbish with a plaque.
    A capacity-building visit of {few} days builds the visitor's capacity.
    Bonding by law keeps bodies and not people.
    What is called a gap in our curriculum may be a choice. Ask first.`,
  steps: lines`
    Ask the hosts what they want and write it down
    Share one budget
    Exchange people in both directions
    Decide on authorship before the data
    Send learners in pairs and for long enough
    Let the local board decide on ethics
    Read each other a yearly page on what was hard`,
};
