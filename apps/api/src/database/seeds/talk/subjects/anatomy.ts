import { lines, type Subject } from '../subject.js';

export const anatomy: Subject = {
  topic: 'anatomy-education',
  matters: [
    {
      focus: 'anatomy with fewer hours',
      titles: lines`
        Anatomy in half the hours
        Dissection, prosection or screen for {learners}?
        What should a graduate know of anatomy?`,
      asks: lines`
        We went from {size} hours to half of that, with the same syllabus. Dissection takes most of it. I love dissection. Would you give it up?
        Surgeons say that graduates know no anatomy. They said so {years} years ago as well; I found the minutes. How do you decide what is enough?`,
      answers: lines`
        Prosections and clinicians in the same room. A hip by somebody who replaces hips stays for life.
        We asked {n} generalists what they use. It fits on four pages, and it is now the core.
        Draw. Ten minutes on paper at the end of each session; it shows at once what has been seen and what has been looked at.
        Come back to it. Two afternoons in the fourth year, with ultrasound, are worth a month in the first.
        Keep a little dissection, for the silence. What they learn there is not only anatomy.
        Ultrasound on each other from week one. Living anatomy moves, and so do they.`,
    },
    {
      focus: 'integrating basic science',
      titles: lines`
        Basic science in the clinical years
        Physiology that {learners} still remember at the bedside
        Integration, or two lectures back to back?`,
      asks: lines`
        Our integrated block is two lectures back to back by people who have never met. How do you get real integration without doubling the staff hours?
        By the clinical years the acid-base physiology is gone, and we teach it again, and it goes again. What makes it stay?`,
      answers: lines`
        Plan the session with the patient on the table, both of you, for one hour. The two lectures merge by themselves.
        Ask "why" twice on rounds. The second why is basic science.
        We give the physiologist a bleep. Once a week she joins the intensive-care round, and everybody learns, the consultants above all.
        Test it in the clinical exam. {n} items, announced, every year.
        Concept maps by pairs, kept and corrected over {years} years. The first ones are touching to look back on.`,
    },
  ],
  findings: lines`
    Retention after {months} months was {pct} per cent of the first score, dissection or not, and better where they had drawn.
    Graduates named ultrasound sessions as what they used, and dissection as what they remembered.
    Explaining the mechanism raised diagnosis of unusual cases and made no difference with the usual ones.
    Donors' families came to our ceremony in greater numbers than the faculty did.`,
  cautions: lines`
    A touch table is a fine thing for visitors.
    Do not count hours; count what they can find on a living shoulder.
    Three-dimensional is not the same as understood.
    Please say thank you to the donors every time, aloud.`,
  steps: lines`
    Ask generalists what they use
    Draw at the end of each session
    Bring the clinician into the room
    Put a probe on every living joint
    Come back in the later years
    Test mechanisms in the clinical exam
    Thank the donors`,
};
