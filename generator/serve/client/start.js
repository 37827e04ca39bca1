// Comes with every served page: keeps it as its files are, and shows what was found. Pages are whole without it.

import { Panel } from './panel.js';
import { LivePage } from './live.js';

const panel = new Panel();
const live = new LivePage(panel);
document.documentElement.append(panel.element);
live.start();
