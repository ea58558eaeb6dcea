import { createRoot } from 'react-dom/client';
import { Application } from './app/application.tsx';
import './app/app.css';
import { keepFocus } from './app/focus.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
keepFocus();
createRoot(root).render(<Application />);
