import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { startLanguage } from './app/language';
import { LiveProvider } from './app/live';
import { queryClient } from './app/queries';
import { KeysProvider } from './app/keys';
import { SessionGate } from './app/session';
import { Shell } from './app/shell';
import { Theme } from './app/theme';
import './app/styles.css';

const place = document.getElementById('desk');
if (!place) throw new Error('the page has no place for the desk');
await startLanguage();
createRoot(place).render(
  <StrictMode>
    <Theme>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter basename="/desk">
          <SessionGate>
            <KeysProvider>
              <LiveProvider>
                <Shell />
              </LiveProvider>
            </KeysProvider>
          </SessionGate>
        </BrowserRouter>
      </QueryClientProvider>
    </Theme>
  </StrictMode>,
);
