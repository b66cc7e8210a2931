import type { Client } from 'pg';
import { reactionKinds } from '@scholars-commons/shared/discussions';
import { excerpt } from '../../../common/markdown/excerpt.js';
import { renderMarkdown } from '../../../common/markdown/render-markdown.js';
import { EXCERPT } from '../../../features/discussions/posts/post.view.js';
import { slugOf } from '../../../features/discussions/threads/slug.js';
import { copyRows, type Row } from '../copy-rows.js';
import type { PostDraft, ThreadDraft } from './post-draft.js';
import { idAt } from '../ids.js';
import { Dice } from '../random.js';

const DAY = 86_400_000;
/** The text of a removed post is kept so long. */
const KEPT_DAYS = 30;
/** Older notifications would have been read and forgotten. */
const TOLD_DAYS = 45;
const SHORT = 240;
const REMEMBERED = 20_000;

const date = (at: number): Date => new Date(at);

const kept = (post: PostDraft) =>
  reactionKinds.flatMap((kind) => {
    const count = post.reactions.filter((each) => each.kind === kind).length;
    return count > 0 ? [{ kind, count }] : [];
  });

interface Words {
  markdown: string;
  html: string;
  erasedAt: Date | null;
}

/** Turns drafts into rows, by batches that keep memory bounded however many there are. */
export class ThreadWriter {
  private readonly html = new Map<string, string>();
  private readonly dice = new Dice('notifications');

  constructor(
    private readonly client: Client,
    private readonly now: number,
  ) {}

  /** Rows go in the order in which they refer to each other. */
  async write(threads: readonly ThreadDraft[]): Promise<void> {
    const { client } = this;
    const posts = threads.flatMap((thread) => thread.posts.map((post) => ({ thread, post, ...this.words(post) })));
    const htmlOf = new Map(posts.map(({ post, html }) => [post, html]));
    await copyRows(
      client,
      'thread',
      threads.map((thread) => threadRow(thread, htmlOf)),
    );
    await copyRows(client, 'post', posts.map(postRow));
    await copyRows(
      client,
      'post_revision',
      posts.flatMap(({ post: { id, former, at } }) =>
        former ? [{ post_id: id, number: 1, markdown: former.markdown, html: this.render(former.markdown), created_at: date(at) }] : [],
      ),
    );
    await copyRows(
      client,
      'reaction',
      posts.flatMap(({ post }) =>
        post.reactions.map(({ by, kind, at }) => ({ post_id: post.id, scholar_id: by.id, kind, created_at: date(at) })),
      ),
    );
    await copyRows(
      client,
      'read_marker',
      threads.flatMap(({ id, markers }) =>
        [...markers].map(([person, { number, at }]) => ({ scholar_id: person.id, thread_id: id, read_number: number, read_at: date(at) })),
      ),
    );
    await copyRows(
      client,
      'notification',
      posts.flatMap(({ thread, post }) => this.told(thread, post)),
    );
  }

  private words(post: PostDraft): Words {
    const erasedAt = post.removed ? post.removed.at + KEPT_DAYS * DAY : Number.POSITIVE_INFINITY;
    if (erasedAt < this.now) {
      post.former = null;
      return { markdown: '', html: '', erasedAt: date(erasedAt) };
    }
    return { markdown: post.markdown, html: this.render(post.markdown), erasedAt: null };
  }

  /** Short texts come again and again; each is rendered once. */
  private render(markdown: string): string {
    if (markdown.length > SHORT) return renderMarkdown(markdown);
    const html = this.html.get(markdown) ?? renderMarkdown(markdown);
    if (this.html.size < REMEMBERED) this.html.set(markdown, html);
    return html;
  }

  private told(thread: ThreadDraft, post: PostDraft): Row[] {
    const { dice, now } = this;
    const { replyTo, author, at, removed } = post;
    const rows: Row[] = [];
    const add = (to: string, kind: string, actor: string, text: string | null, when: number) => {
      if (when < now - TOLD_DAYS * DAY) return;
      const isRead = when < now - 4 * DAY || dice.chance(0.3);
      rows.push({
        id: idAt(date(when), dice),
        scholar_id: to,
        kind,
        actor_id: actor,
        thread_id: thread.id,
        post_id: post.id,
        text,
        created_at: date(when),
        read_at: isRead ? date(Math.min(now, when + DAY)) : null,
      });
    };
    if (replyTo && replyTo.author !== author) add(replyTo.author.id, 'reply', author.id, null, at);
    if (removed?.as === 'moderator') add(author.id, 'post-removed', removed.by.id, removed.reason, removed.at);
    return rows;
  }
}

function threadRow(thread: ThreadDraft, htmlOf: ReadonlyMap<PostDraft, string>): Row {
  const [first] = thread.posts;
  const present = thread.posts.filter(({ removed }) => !removed);
  const last = present.at(-1);
  if (!first || !last) throw new Error('A thread begins with a post that stays');
  return {
    id: thread.id,
    space_id: thread.spaceId,
    author_id: first.author.id,
    title: thread.title,
    slug: slugOf(thread.title),
    seq: thread.seq,
    last_post_number: thread.posts.length,
    post_count: present.length,
    last_post_at: date(last.at),
    last_author_id: last.author.id,
    last_excerpt: excerpt(htmlOf.get(last) ?? '', EXCERPT),
    is_pinned: thread.isPinned,
    closed_at: thread.closed ? date(thread.closed.at) : null,
    closed_by_id: thread.closed?.by.id ?? null,
    closed_reason: thread.closed?.reason ?? null,
    created_at: date(first.at),
  };
}

function postRow({ thread, post, markdown, html, erasedAt }: { thread: ThreadDraft; post: PostDraft } & Words): Row {
  const { removed, former } = post;
  return {
    id: post.id,
    thread_id: thread.id,
    number: post.number,
    changed_seq: post.changedSeq,
    text_seq: post.textSeq,
    author_id: post.author.id,
    markdown,
    html,
    reply_to_id: post.replyTo?.id ?? null,
    reactions: { json: kept(post) },
    revision_count: former ? 1 : 0,
    created_at: date(post.at),
    edited_at: former ? date(former.editedAt) : null,
    removed_at: removed ? date(removed.at) : null,
    removed_by_id: removed?.by.id ?? null,
    removed_as: removed?.as ?? null,
    removed_reason: removed?.reason ?? null,
    erased_at: erasedAt,
  };
}
