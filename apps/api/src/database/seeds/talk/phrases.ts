import { lines } from './subject.js';

/** What people say in any thread, whatever it is about. `{name}` is whom they answer, `{focus}` what the thread is about. */
export const phrases = {
  greetings: lines`
    Dear all,
    Hello everybody,
    Good morning from {city}.
    Dear colleagues,
    A question from {city}.
    Hello,
    I have followed this space for a while; this is my first question here.`,
  questionEndings: lines`
    Any experience is welcome, good or bad.
    I would be grateful for whatever you have tried, in particular where it failed.
    How do you do it where you are?
    If you have something in writing, I would love to read it.
    I shall collect the answers and post a summary at the end.
    We have to decide within {weeks} weeks, so half-baked thoughts are fine.
    What would you do in my place?
    I am as interested in the small tricks as in the evidence.
    Thank you for reading this far.`,
  frames: lines`
    We had the same trouble, {name}.
    From {city}, for what it is worth:
    This comes up here every year.
    {name}, a thought on {focus} from a {profession}:
    What helped us with {focus} was simple.
    I have tried it {few} ways, and this is the one that stayed.
    Something similar happened to us {years} years ago.
    Speaking as somebody who got it wrong twice:
    I asked round in my department before answering.
    In our setting, with {learners}, it looks like this.
    A short answer, {name}:
    I can only speak for a {profession} in {city}.
    You asked about {focus}, {name}.
    We are smaller than you are, but perhaps it is of use.
    My first answer would be to do less. My second:
    Since {year} we have done it this way.
    I had to think about this one.
    Let me add to what {name} said.
    Not a complete answer, {name}, only one piece of it.
    On {focus} I have changed my mind completely.`,
  closings: lines`
    Happy to send you what we use.
    I can put you in touch with the colleague who built it.
    Write to me if you want the details.
    It is not elegant, but it has lasted.
    We would do it again.
    Ask me again in a year.
    If you try it, tell us how it went.
    It took {months} months before anybody believed in it, me included.
    The first term was hard; the second was not.
    None of it was my own idea.
    I would be curious to hear whether it travels.
    There is a page on it that I can share.
    Our learners say it is the one thing to keep.
    It costs nothing but attention.
    We are still changing it.`,
  evidence: lines`
    What we saw:
    For those who like figures:
    One number from our side.
    We did look at it properly once.
    And it shows.
    Our own data, small as they are:
    I was sceptical until I saw this:`,
  warnings: lines`
    One caution.
    A word of warning, {name}.
    I would be careful with one thing, though.
    Let me disagree a little.
    The other side of it:
    May I be the one who doubts?
    Something we learnt the hard way:`,
  agreements: lines`
    Exactly this, {name}.
    Seconded. We came to the same place by another road.
    {name} is right, and it is true for {learners} as well.
    I would sign every word of this.
    The same here in {city}.
    This is what I have been trying to tell our committee about {focus}.
    Yes, and it is the second half of the sentence that people forget.
    I am printing this one, {name}.
    That matches what our students tell us.
    We do nearly the same, a little less well.
    Agreed, with the small addition that it needs somebody who keeps at it.
    I did not expect a {profession} and a dean to agree on {focus}, but here we are.
    Thank you, {name}. I shall steal it.
    Ours too, down to the printer.`,
  thanks: lines`
    Thank you, {name}. This is what I was hoping for when I asked about {focus}.
    This helps a great deal, {name}. I shall take it to our meeting on {day}.
    Many thanks, {name}. I had not thought of it from that side.
    Thank you both. I needed the warning as much as the advice.
    {name}, I read this aloud to my team over lunch. Thank you.
    Wonderful, thank you. I shall report back in {weeks} weeks.
    Thank you, {name}; we shall try precisely that with our {learners}.
    I am grateful for all of these. {name}'s made me laugh, and then think.
    Thank you. It is a comfort that {focus} is not only our trouble.
    That is generous of you, {name}. I shall write to you directly.
    Gracias, {name}, this is very useful.
    Merci beaucoup, {name}. C'est exactement ce qu'il nous fallait.
    Obrigado, {name}. I could not have said it better.
    Vielen Dank, {name}, das hilft uns sehr.
    شكراً جزيلاً يا {name}. سأشارك هذا مع زملائي.
    Asante sana, {name}.
    ありがとうございます、{name}さん。とても参考になりました。`,
  questionsBack: lines`
    How long did it take until people stopped complaining, {name}?
    Who paid for it, if I may ask?
    {name}, how many colleagues does it take to keep this going?
    Did you need the approval of a board for it?
    Would it work with {learners}, do you think?
    What did you do with those who refused, {name}?
    How did you measure it?
    Is it written up anywhere, {name}?
    What would you leave out if you had to do it with half of the time?
    And how did the students take it?
    Did anything get worse, {name}? Something always does.
    How do you keep it alive when the person who began it moves on?
    Do you do this with all {size} of them, or with a part?
    {name}, could I visit, or listen in on a call one day?
    Which part would you drop in {setting}?
    Do you think that it depends on the culture of the place?`,
  answersBack: lines`
    Good question, {name}. About {months} months, and a change of timetable.
    {name}, {few} of us keep it going, and one of them is a secretary who should be a professor.
    Nobody paid. We called it a pilot until it was a habit.
    With {learners} I would make it shorter, {name}. The rest holds.
    We asked the board and were told that it was teaching and not research. I keep that letter.
    Those who refused were left alone, {name}. Most of them came in the second year.
    It is not written up. Shall we?
    What got worse was the noise, and my evenings in {month}.
    The students took it better than the staff did. They usually do.
    If I had half of the time I would keep the conversation and drop the form.
    You are welcome any {day}, {name}. Bring a question and stay for lunch.
    We measured it badly the first time. The second time we asked patients.
    It depends on the place less than I feared, {name}, and on one or two people more.
    With all {size}, in groups, over {weeks} weeks.`,
  listLeads: lines`
    What worked for us, in this order:
    If I had to begin again, I would:
    A short list, {name}, from our notes:
    Our routine for {focus}, such as it is:
    The version that fits on a card:
    Five years of mistakes, in brief:
    What I tell new colleagues about {focus}:`,
  summaryLeads: lines`
    Thank you all. What I take from this thread about {focus}:
    As promised, a summary of what I have read here:
    I brought your answers to our meeting. This is what we agreed:
    To close the circle, here is what we are going to do:`,
  reports: lines`
    A report, {weeks} weeks later: we tried it. It went better than I feared and worse than I hoped.
    Coming back to this after {months} months. We did what {name} said, and it holds.
    A short report on {focus}: the first round is behind us, nobody was hurt, and {pct} per cent said they would do it again.
    We tried it with {n} {learners} first. I would now start smaller still.
    Just to say that it worked. The doubters asked whether they may have it too.
    It did not work here, and I think I know why: we skipped the briefing.`,
  quoteReplies: lines`
    This is the part I would underline.
    It is this that I keep coming back to.
    I read this sentence three times.
    May I ask what you mean by this, {name}? I can read it in two ways.
    Here I see it a little differently.
    That is true of more than {focus}.
    This is what our learners say as well.`,
  asides: lines`
    A little beside the question of {focus}, but it belongs here:
    It is connected, I think:
    From another corner of the same field:
    This may sound unrelated to {focus}. It is not.
    {name}'s post made me think of something else:
    While we are at it:`,
} as const satisfies Record<string, readonly string[]>;

export type PhraseKind = keyof typeof phrases;
