import { Injectable } from '@nestjs/common';
import type { TopicSuggestions, VocabularyView } from '@scholars-commons/shared/suggest';
import { DataSource } from 'typeorm';
import { fold } from '../../../common/text/fold.js';

const SUGGESTED = 8;

/** The short lists that pickers need. */
@Injectable()
export class VocabularyService {
  constructor(private readonly database: DataSource) {}

  async all(): Promise<VocabularyView> {
    const [professions, topics] = await Promise.all([
      this.database.query<VocabularyView['professions']>('SELECT code, name, "group" FROM profession ORDER BY place'),
      this.database.query<VocabularyView['topics']>('SELECT slug, label, "group" FROM topic ORDER BY place'),
    ]);
    return { professions, topics };
  }

  /** Topics whose words begin as typed come first, then those that hold it anywhere. */
  async suggestTopics(text: string): Promise<TopicSuggestions> {
    const typed = fold(text);
    const { topics } = await this.all();
    const found = topics.flatMap((topic) => {
      const label = fold(`${topic.label} ${topic.slug.replaceAll('-', ' ')}`);
      const turn = label.startsWith(typed) ? 0 : label.includes(` ${typed}`) ? 1 : label.includes(typed) ? 2 : null;
      return turn === null ? [] : [{ topic, turn }];
    });
    return {
      items: found
        .toSorted((one, other) => one.turn - other.turn)
        .slice(0, SUGGESTED)
        .map(({ topic }) => topic),
    };
  }
}
