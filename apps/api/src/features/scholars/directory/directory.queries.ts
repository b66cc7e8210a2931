import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { SearchDatabase } from '../../../common/search/search-database.js';
import { type CardRow, cardColumns, cardJoins } from '../projection/card.sql.js';
import { sightParams, sightSql } from '../projection/sight.sql.js';
import { likenessSql, nameConditions } from './name-search.js';

/** Everybody whose name holds all words; rights and filters are asked of the index. One text for each number of words. */
export const namesSql = (tokenCount: number): string => `SELECT s.id, ${likenessSql(tokenCount)} AS likeness
FROM scholar s
WHERE s.state <> 'merged'${nameConditions(tokenCount)}`;

/** $4: ids, in the order of the page. The rights are asked once more: they may have changed since the index was. */
export const cardsSql = `SELECT ${cardColumns}
FROM scholar s ${cardJoins}
WHERE s.id = ANY($4::uuid[]) AND ${sightSql.read}
ORDER BY array_position($4::uuid[], s.id)`;

@Injectable()
export class DirectoryQueries {
  constructor(
    private readonly database: DataSource,
    private readonly searches: SearchDatabase,
  ) {}

  /** How like each matching name is to what was typed; null when the search took too long. */
  async names(tokens: readonly string[]): Promise<Map<string, number> | null> {
    const rows = await this.searches.search<{ id: string; likeness: number }>(namesSql(tokens.length), tokens);
    return rows && new Map(rows.map((row) => [row.id, row.likeness]));
  }

  async cards(viewer: Viewer, ids: readonly string[]): Promise<CardRow[]> {
    return ids.length > 0 ? this.database.query<CardRow[]>(cardsSql, [...sightParams(viewer), ids]) : [];
  }
}
