import { Fragment, type ReactNode } from 'react';

/**
 * Puts elements into a translated sentence without cutting the sentence up:
 * `rich(t('terms'), { link: (words) => <Link to="/about">{words}</Link> })` for "Read <link>our guidelines</link> first."
 */
export function rich(text: string, tags: Record<string, (words: string) => ReactNode>): ReactNode {
  const parts = text.split(/<(\w+)>(.*?)<\/\1>/g);
  return parts.map((part, index) => {
    if (index % 3 === 1) return null;
    const tag = index % 3 === 2 ? tags[parts[index - 1] ?? ''] : undefined;
    return <Fragment key={index}>{tag ? tag(part) : part}</Fragment>;
  });
}
