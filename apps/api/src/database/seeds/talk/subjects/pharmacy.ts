import { lines, type Subject } from '../subject.js';

export const pharmacy: Subject = {
  topic: 'pharmacy-education',
  matters: [
    {
      focus: 'prescribing education',
      titles: lines`
        Safer prescribing for {learners}
        Who should teach prescribing in {setting}?
        A prescribing assessment: worth it?`,
      asks: lines`
        New graduates here write {size} prescriptions in their first week and were taught about {n}. Pharmacists repair the rest quietly. How do you teach it where it happens?
        We think of making a prescribing test compulsory before the final year. What did it change with you, apart from the revision timetable?`,
      answers: lines`
        Let pharmacists teach it, with the day's real errors, anonymised, in {minutes} minutes. Ours are booked out.
        Students write, the pharmacist countersigns in another colour. After {weeks} weeks the second colour has almost gone.
        The same {n} drugs, again and again, in every year. Depth in thirty beats acquaintance with three hundred.
        The test raised the floor and not the ceiling. I would keep it for the floor.
        Feedback on real prescriptions, once a week, to the prescriber alone. Nobody had ever told them.`,
    },
    {
      focus: 'pharmacists on the wards',
      titles: lines`
        Placements that are more than counting tablets
        Pharmacy students on ward rounds
        What do {learners} expect of pharmacists?`,
      asks: lines`
        Our pharmacy students spend {weeks} weeks in hospital, mostly in the basement. Clinicians say that they would be welcome upstairs. How did you get from the one to the other?
        I would like joint teaching of pharmacy and dental students on pain and antibiotics. Has anybody tried an odd couple like that?`,
      answers: lines`
        One ward, one consultant who says good morning to them, one question a day to bring back. It grew from there.
        Medication histories. They do it better than anybody, and the ward cannot do without them after a month.
        We did it: dental and pharmacy, {n} cases, {minutes} minutes each. They discovered that each thought the other checks the interactions.
        Give them the discharge. Explaining {n} medicines to a grandmother is the best examination there is.`,
    },
    {
      focus: 'skills teaching in dentistry',
      titles: lines`
        From phantom head to patient
        Dental skills teaching: what do you record?
        Hand skills of {learners}: practice or talent?`,
      asks: lines`
        The step from the phantom head to a living person is the hardest in our programme. Some of our best drillers freeze. What have you put in between?
        We mark a cavity in millimetres and a conversation not at all. How do others assess the whole visit?`,
      answers: lines`
        Let them treat each other for something harmless first. Being in the chair teaches the rest.
        A frightened simulated patient on the phantom: the head is plastic, the voice is not.
        Assess the visit from door to door, with {few} domains. The cavity is one of them.
        Video of one's own hands, watched alone. No one has been so strict with them as they are.`,
    },
  ],
  findings: lines`
    Prescribing errors by new graduates fell by {pct} per cent in {months} months, with one weekly message each.
    Pharmacy students found {n} discrepancies for each patient on admission.
    Learners who had explained medicines to patients did better in the written paper too.
    The second colour of ink disappeared in week {n}, on average.`,
  cautions: lines`
    Electronic prescribing moves the errors, it does not remove them.
    Do not use students as a free service.
    A test before the placement teaches the test.
    Interactions software cries wolf; teach what to ignore as well.`,
  steps: lines`
    Start from today's real errors
    Let students write and pharmacists countersign
    Return to the same core drugs each year
    Send feedback to the prescriber alone
    Have learners explain the discharge
    Assess the visit from door to door
    Ask the patient what was understood`,
};
