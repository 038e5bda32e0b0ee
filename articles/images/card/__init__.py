"""Social cards: a headline and its picture as one image. Knows no article."""
