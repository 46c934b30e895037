// Conveniences only: without it every page can be read, searched and printed.

import "./panels.js";
import "./tools.js";
