"""How the encoder is made: the corpus and its checks, training, and the tables it needs."""
