import { render } from 'preact';
import { App } from './app.js';
import './styles/desk.css';

const root = document.getElementById('desk');
if (root) render(<App />, root);
