import { lines, type Subject } from '../subject.js';

export const humanities: Subject = {
  topic: 'art-museum',
  matters: [
    {
      focus: 'learning to look in a museum',
      titles: lines`
        An afternoon in the museum with {learners}
        Museum-based teaching where there is no museum
        Looking slowly: what happens next on the ward?`,
      asks: lines`
        I took {n} residents to the museum for an afternoon. They looked at one painting for {minutes} minutes, and something happened that I cannot put into an outcome. How do you describe this to a curriculum committee?
        We have no museum in {setting}. We do have weavers, murals and a bus station. Has anybody taught observation with what was there?`,
      answers: lines`
        Tell the committee about tolerating ambiguity. It is in all their competency frameworks, and nobody teaches it.
        Three questions: what is going on here, what do you see that makes you say so, what more can we find? They work on a rash too.
        Murals are perfect. So are old photographs of your own hospital; ours has a corridor full of them that nobody had ever looked at.
        Go back to the ward the same evening and look at one patient for {minutes} minutes, with consent, in the same way.
        Ask the museum's educators to lead. They know how to be silent.
        Draw, badly. Those who say they cannot draw see the most.`,
    },
    {
      focus: 'narrative and reflective writing',
      titles: lines`
        Writing with {learners} without marking it
        Narrative medicine on a Tuesday lunch
        A page, a pen and eight minutes`,
      asks: lines`
        I would like to start with a poem and eight minutes of writing, once a month, for whoever comes. My colleagues smile. How did yours begin, and who came?
        We mark reflections out of ten. I feel ashamed each time I write a seven beside somebody's grief. What else is there?`,
      answers: lines`
        {few} people came to the first, then {n}, then the cleaner asked whether she might. Start.
        Do not mark. A tick for having written, and one reader chosen by the writer.
        Begin with somebody else's words; it lends courage. Never more than a page.
        Write in the language you dream in. We read aloud in {n} languages, and understand more than you would expect.
        Read your own first, unpolished. It is the only instruction that counts.`,
    },
    {
      focus: 'teaching ethics through cases',
      titles: lines`
        Ethics teaching beyond the four principles
        Hard cases for {learners}
        When law, family and conscience disagree`,
      asks: lines`
        Our learners apply four principles to every case as one applies a stamp. I would like them to be troubled. Which cases trouble yours?
        A case from our ward: a father decides for an adult daughter, she agrees to everything he says, and the team is split. I do not need the answer; I need a way of teaching it.`,
      answers: lines`
        Take the case from this week and let the people who were there tell it. Trouble comes by itself.
        Ask what each person would need in order to sleep tonight. It opens more than autonomy does.
        Sit with the lawyer and the imam at the same table, and let the learners ask. Ours disagree beautifully.
        Write the letter you would send to the daughter in {years} years.
        Follow the case up. Ethics without an ending teaches that it is talk.`,
    },
  ],
  findings: lines`
    Descriptions of a patient were {pct} per cent longer after the museum, and held fewer diagnoses.
    Those who came to write stayed in training; it is too small a number to prove anything, and I count it anyway.
    Residents remembered the painting {years} years later, and the colleague who saw something else in it.
    Inter-rater agreement on describing skin findings improved, to everybody's surprise.`,
  cautions: lines`
    Do not instrumentalise it to death. A committee will ask; answer with a smile.
    What is written in the room stays in the room, or nothing will be written.
    Choose works that your learners might love, and not only those you were taught to.
    Somebody may cry. Have a second person there.`,
  steps: lines`
    Look for {minutes} minutes before speaking
    Ask what makes you say so
    Let another person see something else
    Write for eight minutes
    Read to one person you choose
    Go back to the ward and look again
    Thank the museum, or the weaver`,
};
