"""Speed, memory and growth, each beside the physical limit and a peer, as a ratio in one run."""
