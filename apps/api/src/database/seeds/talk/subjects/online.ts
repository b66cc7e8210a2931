import { lines, type Subject } from '../subject.js';

export const online: Subject = {
  topic: 'online-learning',
  matters: [
    {
      focus: 'teaching to black squares',
      titles: lines`
        {size} black squares and me
        Cameras off: how do you teach {learners} online?
        Making online seminars feel like a room`,
      asks: lines`
        I teach {size} people whom I have never seen. They are kind in the chat. I speak for {minutes} minutes into the dark and drink my tea. What do you do that brings people in?
        Half our group joins from the hospital with poor bandwidth and a cap pulled over the camera. I would not force anybody. But how do you know that they are there?`,
      answers: lines`
        A question in the first minute that everybody answers with one word in the chat. After that they have spoken, and they will again.
        Rooms of three with a task and a product. Three cannot hide, and a product has to be shown.
        I ask for cameras in the small rooms only. Nearly everybody agrees.
        Telephone numbers for those without bandwidth. One of our best discussions was mostly by voice.
        Shorter. {minutes} minutes and then go and do something, and come back with it.
        Put names on a drawn table and call on the next seat. It sounds childish; they asked for it to stay.`,
    },
    {
      focus: 'a distance course for working clinicians',
      titles: lines`
        Distance learning on a night shift
        An online certificate for {learners}: what would you do differently?
        Low bandwidth, high hopes`,
      asks: lines`
        We plan a course of {months} months for clinicians in {n} districts, most of them with a phone and a paid data plan. Which platform is almost secondary. What matters?
        Our course starts with {size} participants, and {pct} per cent finish. Those who leave say "work". Is that the whole story?`,
      answers: lines`
        Everything must work on a phone, offline, and under five megabytes a week. We learnt it the expensive way.
        A week in the same room at the beginning. If you can pay for only one thing, pay for that.
        Groups of {n} who wait for each other. People leave courses; they do not leave people.
        A telephone call in week three from a human being. It brought back half of those who had gone quiet.
        Tasks that are their work: bring a rota, a case, a complaint. Then it is not on top of the job.
        Count lateness generously and give a date at the end. The date finishes courses.`,
    },
    {
      focus: 'hybrid sessions',
      titles: lines`
        Hybrid seminars: the worst of both?
        Half in the room, half on the screen
        Hybrid teaching in {setting}: equipment and habits`,
      asks: lines`
        The people in the room talk to each other; those on the screen watch us talk. We bought a clever camera and it made things worse. Is there a habit that helps?
        Should we stop trying, and run the session twice?`,
      answers: lines`
        Everybody on a screen, also those in the room, for the discussion. It is odd for a quarter of an hour.
        One person in the room whose only task is to be the voice of the others. We rotate it.
        Speak to the far ones first, every time. The room will look after itself.
        Run it twice. We compared, and nobody missed the hybrid.
        Spend the money on microphones. Nobody ever left because of the picture.`,
    },
  ],
  findings: lines`
    Completion rose from {pct} per cent to twice that when groups waited for each other.
    People on phones wrote shorter posts, and more of them.
    Attendance was best at six in the morning. We would never have guessed.
    The recording was watched by {n} people, for {minutes} minutes each, all in the week before the exam.`,
  cautions: lines`
    A recorded lecture is a promise that you will not improve it.
    Do not measure presence by cameras; you will measure bandwidth and housing.
    A forum that is marked becomes a place where people write to be marked.
    Every new platform costs your learners an evening. Count it.`,
  steps: lines`
    Let everybody say one word in the first minute
    Keep the talk under {minutes} minutes
    Work in groups of three with something to show
    Test it on the cheapest phone in the room
    Telephone whoever goes quiet
    Set tasks from the day's own work
    Meet once in person if you possibly can`,
};
