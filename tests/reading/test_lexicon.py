from extractor.reading import lexicon


def test_the_lexicon_holds_words() -> None:
    korean = lexicon.known()
    every = korean.bound | korean.ending | korean.alone | korean.apart
    assert all(word and word == word.strip() and not word.isascii() for word in every)
    assert not (korean.bound & korean.apart)
    assert "를" in korean.ending
