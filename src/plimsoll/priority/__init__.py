"""Priority: the order of waiting work, by rules anyone can check. It judges work that is owed, never a family."""
