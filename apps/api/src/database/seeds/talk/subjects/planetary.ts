import { lines, type Subject } from '../subject.js';

export const planetary: Subject = {
  topic: 'planetary-health',
  matters: [
    {
      focus: 'bringing climate into the curriculum',
      titles: lines`
        Planetary health without another lecture
        Climate and health for {learners}
        Where does planetary health live in your curriculum?`,
      asks: lines`
        Students have asked for planetary health, with a petition and {size} signatures. The curriculum is full. How have you woven it in without adding a block?
        We live with floods. Our curriculum speaks of heat waves in cities that I have never seen. Who teaches this from a place where it already happens?`,
      answers: lines`
        One slide in {n} existing sessions: asthma, kidney stones, dengue, anaesthetic gases. The lecturers needed {minutes} minutes of help each.
        Let students propose the sentence for each session. They had it done in a month.
        We take them to the health post after the flood season. The community health worker teaches, and we carry chairs.
        Count inhalers. A pharmacy project on propellants saved more carbon than our building did, and money as well.
        An assessment item each term; otherwise it is a hobby.
        Teach what to do as well. Grief without a task makes people leave the room.`,
    },
    {
      focus: 'greening the teaching hospital',
      titles: lines`
        Gloves, gases and flights
        Student projects for a greener hospital in {setting}
        Our conference travel: an honest count`,
      asks: lines`
        {learners} measured the waste of one operating day: {size} kilograms. They would like to do something, and the infection-control team is wary. Who has a project that was safe and lasted?
        We counted the flights of our own faculty, and it was more than the heating. I say so as one of those who flew. What have you changed?`,
      answers: lines`
        Gloves: when they are not needed. A poster, a talk by infection control itself, {pct} per cent fewer in {months} months.
        Begin with what infection control would like. They had three things on their own list.
        Every second meeting online, the others by train where one exists. People come to fewer, and stay longer.
        Anaesthetic gases first. It is one department, one change, and it is measurable.
        Put the figure beside the money. The director reads the second column.`,
    },
  ],
  findings: lines`
    Glove use fell by {pct} per cent and infections did not change.
    Students rated the sessions with a local case twice as useful as the general ones.
    The petition had {size} names; {n} of them came to work on it, and that was plenty.
    One change of gas was worth {size} flights.`,
  cautions: lines`
    Reusable is only better after enough washes. Do the sums for your own laundry.
    Do not hand the fear to nineteen-year-olds and go home.
    Offsetting is not a plan.
    Equity first: those who emit least are flooded first.`,
  steps: lines`
    Find the sessions where a sentence fits
    Take one local case
    Ask infection control what they would like
    Measure before and after
    Show the money beside the carbon
    Put one item into the exam
    Give everybody something to do`,
};
