import type { DataSource, QueryRunner } from 'typeorm';
import type { Asked } from './statements.js';

/** A node of a plan, as far as its shape goes. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'CTE Name'?: string;
  'Join Type'?: string;
  'Subplan Name'?: string;
  Plans?: PlanNode[];
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return quoted(`{${value.map((each) => (each === null ? 'NULL' : JSON.stringify(String(each)))).join(',')}}`);
  if (value instanceof Date) return quoted(value.toISOString());
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The one plan that a prepared statement has, whatever its parameters. */
async function planOf(runner: QueryRunner, { text, values }: Asked): Promise<PlanNode> {
  const explain = async (statement: string) => {
    const [row] = (await runner.query(`EXPLAIN (FORMAT JSON) ${statement}`)) as [{ 'QUERY PLAN': [{ Plan: PlanNode }] }];
    return row['QUERY PLAN'][0].Plan;
  };
  if (values.length === 0) return explain(text);
  await runner.query(`PREPARE planned AS ${text}`);
  try {
    return await explain(`EXECUTE planned (${values.map(literal).join(', ')})`);
  } finally {
    await runner.query('DEALLOCATE planned');
  }
}

/** Plans of some statements, on one connection that plans like any other. */
export async function plansOf(owner: DataSource, asked: readonly Asked[]): Promise<PlanNode[]> {
  const runner = owner.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('SET max_parallel_workers_per_gather = 0');
    const plans: PlanNode[] = [];
    for (const each of asked) plans.push(await planOf(runner, each));
    return plans;
  } finally {
    await runner.query('RESET max_parallel_workers_per_gather');
    await runner.release();
  }
}

/** Steps, tables and indexes; no costs, no rows, and not which of two is joined to the other: of two that cost the same either may be first. */
export function shapeOf(node: PlanNode, depth = 0): string[] {
  const { 'Node Type': step, 'Join Type': join, 'Subplan Name': part } = node;
  const words = [
    part ? `${part}:` : '',
    join && join !== 'Inner' ? `${step} (${join})` : step,
    node['Index Name'] ?? '',
    node['Relation Name'] ? `on ${node['Relation Name']}` : (node['CTE Name'] ?? ''),
  ];
  const line = `${'  '.repeat(depth)}${words.filter(Boolean).join(' ')}`;
  const below = (node.Plans ?? []).map((child) => shapeOf(child, depth + 1).join('\n')).toSorted();
  return [line, ...below];
}

/** Tables that a plan walks through from end to end. */
export function walkedThrough(node: PlanNode): string[] {
  const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : [];
  return [...own, ...(node.Plans ?? []).flatMap(walkedThrough)];
}
