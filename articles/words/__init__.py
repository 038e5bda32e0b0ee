"""Words as search finds them: folded, stemmed, indexed by the database. Knows no story."""
