"""Desks: what each follows, the newsletters they send, and what was sent to whom."""
