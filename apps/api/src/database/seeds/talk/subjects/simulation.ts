import { lines, type Subject } from '../subject.js';

export const simulation: Subject = {
  topic: 'simulation',
  matters: [
    {
      focus: 'debriefing',
      titles: lines`
        Debriefing when the scenario went badly
        How long is your debriefing, honestly?
        Silence in the debriefing room with {learners}`,
      asks: lines`
        We give {minutes} minutes to the scenario and mean to give twice that to the debriefing. Then the next group stands at the door. What do you cut?
        Last week a learner left our room in tears. The scenario was fair, I thought, and the debriefing was gentle. I have been turning it over ever since. How do you prepare people, and how do you repair?`,
      answers: lines`
        Two minutes of reactions, then one question from the group, then one from us. We stop at the second insight; the third is forgotten on the stairs.
        Say the contract aloud every time: you are here to learn, we believe you are capable and mean to do well. It sounds like a prayer, and it works like one.
        Debrief with the person who observed, not only with the one who ran the mannequin. You cannot do both well.
        We telephone the next day if somebody was shaken. Nobody ever minded the call.
        Ask for the frame behind the action: what did you see, what did you think it was? "Why did you do that" is a trap even in a warm voice.
        Run fewer scenarios. We went from four to two a morning, and the learning went up; the managers needed {months} months to believe it.`,
    },
    {
      focus: 'low-cost simulation',
      titles: lines`
        Simulation with almost no budget in {setting}
        Cardboard, tape and oranges: low-cost task trainers
        What would you buy first with a small grant?`,
      asks: lines`
        We teach {size} {learners} in {setting} with two old mannequins, one of which has no arm. There is enthusiasm and no money. What gives the most learning for the least?
        I have a grant that buys either one high-fidelity mannequin or about {size} part-task trainers. The board wants the photograph with the mannequin. Help me argue.`,
      answers: lines`
        Build the airway trainer from foam and a plastic bottle. We made {n} in an afternoon with students, and they looked after them better than anything bought.
        In-situ drills with the team that will work together tonight. The fidelity is perfect and it is free.
        Train actors from the market theatre. Their fee for a term is less than the battery of our mannequin.
        Ask engineers. The technical college needed a project, and now prints us skin pads for the price of the filament.
        Argue with hours: our expensive mannequin is used {n} hours a month, the cheap trainers every evening.
        Put the trainers where learners wait. The corridor outside theatre is our busiest lab.`,
    },
    {
      focus: 'in-situ simulation on the wards',
      titles: lines`
        In-situ simulation without annoying the ward
        Unannounced drills: fair or foul?
        Running in-situ scenarios in {setting}`,
      asks: lines`
        We want to run short drills on the real wards. The night charge nurse has {few} good reasons why not. How did you win yours over?
        Our in-situ drills found {n} latent hazards in a year: a locked drawer, a missing adapter, a number that nobody answers. Who gets that list where you work, and what happens then?`,
      answers: lines`
        Ask the ward what worries it at three in the morning, and simulate that. The charge nurse wrote our best scenario.
        Set rules for calling it off: a full ward, a real emergency, a word from the nurse in charge. We cancelled {pct} per cent in the first year, and trust came from it.
        Ten minutes of drill, ten of talk, one page to the safety office. Put the name of the person who will mend it on the page.
        We always tell the patients in the next beds. They turn out to be delighted that somebody practises.
        Separate equipment with a bright label. One mock ampoule in a real trolley will end your programme.`,
    },
  ],
  findings: lines`
    Time to first compression fell from five minutes to under two in {months} months of weekly drills.
    Learners who only observed scored as well on the follow-up as those in the hot seat, provided they had a task.
    We found {n} latent hazards in the first year and closed nine out of ten of them.
    Skills were gone after about {months} months without practice, whatever the mannequin had cost.
    Stress ratings were highest in the quiet scenarios, not the loud ones.`,
  cautions: lines`
    Please do not kill the mannequin as a lesson. If it dies, it should be because the story needs it, and everybody should know beforehand that it may.
    Realism is not a virtue in itself; ask what it is for.
    Video is wonderful and it is also evidence. Decide before you record how long you keep it.
    Beware of scenarios that only the author can solve.`,
  steps: lines`
    Write the two learning goals on a card and throw the rest away
    Brief for as long as the scenario lasts
    Give observers a task with a pencil
    Stop when the goal is met, not when the script ends
    Begin the debriefing with feelings and finish it with plans
    Write down the hazards and who mends them
    Repeat the same scenario once, straight away`,
};
