import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { display } from '../lib/display';
import { type LiveClient, LiveContext } from '../lib/live-client';
import { theme } from './theme';

/** Vite leaves the nonce of this page in a meta tag; the policy lets only such style sheets in. */
const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Mantine asks here; the choice itself is kept by `lib/display.ts`. */
const colorSchemes = (): MantineColorSchemeManager => {
  let stop = () => {};
  return {
    get: () => display.get().colorScheme,
    set: (colorScheme) => display.change({ colorScheme }),
    subscribe: (onUpdate) => {
      stop = display.subscribe(() => onUpdate(display.get().colorScheme));
    },
    unsubscribe: () => stop(),
    clear: () => display.change({ colorScheme: 'auto' }),
  };
};
const colorSchemeManager = colorSchemes();

interface Props {
  cache: QueryClient;
  live: LiveClient;
  children: ReactNode;
  env?: 'default' | 'test';
}

/** What every page stands on: the look, the cache of server data, the socket. */
export function Providers({ cache, live, children, env = 'default' }: Props) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      withCssVariables={false}
      withGlobalClasses={false}
      env={env}
    >
      <QueryClientProvider client={cache}>
        <LiveContext value={live}>{children}</LiveContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}
