"""An article becomes statements: names, times, places, amounts, voices, events, promises."""
