"""Who comes in at the desk: guesses slowed down, second steps, sessions. Knows no story."""
