import { render } from 'preact';
import { ApiClient, sendAndLeave } from '../shared/api-client.js';
import { LiveClient } from '../shared/live-client.js';
import { App } from './app.js';
import { createDesk } from './state/desk.js';
import { Preferences } from './state/preferences.js';
import { DeskContext } from './state/use-desk.js';
import './styles/desk.css';

const url = location.origin;
const preferences = new Preferences(() => localStorage, navigator.language);
const client = new ApiClient({ url, language: () => preferences.value.language });
const desk = createDesk(
  {
    http: client,
    sendAndLeave: (method, path) => sendAndLeave(client, method, path),
    session: client.session,
    connect: () => new LiveClient({ url, token: (refused) => client.session.token(refused) }),
  },
  preferences,
  location.hash,
);

const root = document.getElementById('desk');
if (root) {
  render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  );
}
