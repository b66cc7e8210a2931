import { join } from 'node:path';
import * as z from 'zod';

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

/** Every variable that anything here reads, with what it stands for when unset. `.env.example` lists the same names. */
export const environment = z
  .object({
    APP_MODE: z.preprocess(blankIsUnset, z.enum(['demo', 'production']).optional()),
    NODE_ENV: optional(z.string()),
    HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
    PORT: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).max(65_535).default(3000)),
    PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    MIGRATION_DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
    REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
    MAIL_FROM: z.preprocess(blankIsUnset, z.string().default('Scholars Commons <no-reply@scholars-commons.example>')),
    DATA_DIR: z.preprocess(blankIsUnset, z.string().default(join(process.cwd(), '.data'))),
    WEB_DIST: z.preprocess(blankIsUnset, z.string().default(join(import.meta.dirname, '../../../web/dist'))),
    METRICS_TOKEN: optional(z.string().min(16)),
    LIMITS: z.preprocess(blankIsUnset, z.enum(['on', 'off']).default('on')),
    LOG_LEVEL: z.preprocess(blankIsUnset, z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info')),
    TRUST_PROXY: z.preprocess(blankIsUnset, z.string().optional()),
    DATABASE_POOL: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(100).default(10)),
    READS_AT_ONCE: optional(z.coerce.number().int().min(1).max(100_000)),
  })
  .transform((given) => ({ ...given, APP_MODE: given.APP_MODE ?? ('production' as const) }))
  .superRefine((given, context) => {
    if (given.APP_MODE !== 'production') return;
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (given.LIMITS === 'off') refuse('LIMITS', 'limits stay on in production');
    if (!given.SMTP_URL) refuse('SMTP_URL', 'production needs a mail server');
    if (!given.PUBLIC_URL) refuse('PUBLIC_URL', 'production needs the address people use');
  });

export type Env = z.infer<typeof environment>;

/**
 * Reads the whole environment at once.
 * @throws Error naming every wrong variable, not only the first; never a value, since some are secrets
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = environment.safeParse(source);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${wrong.join('\n')}`);
}

let read: Env | undefined;

/** Read as a whole at the first question, so that a test can say what it holds before it starts the application. */
export const env = new Proxy({} as Env, { get: (_, name) => (read ??= parseEnv(process.env))[name as keyof Env] });

/** True where people reach us over TLS: cookies are then `__Host-` and Secure. */
export const isHttps = (): boolean => env.PUBLIC_URL?.startsWith('https:') ?? false;

/** The address in links of mails. Never taken from a request: a Host header is the sender's to choose. */
export const publicUrl = (): string => (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/$/, '');
