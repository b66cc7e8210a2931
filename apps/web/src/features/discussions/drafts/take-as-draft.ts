import { drafts } from '../../../lib/drafts';

/** Puts a text into the box of a thread as its draft; below what somebody has begun there, which is never replaced. */
export async function takeAsDraft(thread: { id: string; title: string; slug: string }, scholarId: string, text: string): Promise<void> {
  const place = `thread:${thread.id}`;
  const begun = await drafts.get(place);
  const before = begun?.extra?.scholarId === scholarId ? begun.text.trim() : '';
  const whole = before && before !== text ? `${before}\n\n${text}` : text;
  await drafts.save(place, whole, { scholarId, threadTitle: thread.title, slug: thread.slug });
}
