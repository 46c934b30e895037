"""Full-width forms as plain ones, character by character, so that rules need one spelling and offsets hold."""

FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
FOLDED |= {
    0x3000: 0x20,
    0xA0: 0x20,
    0x2236: ord(":"),
    0xFE55: ord(":"),
    0xFE50: ord(","),
    0xFE54: ord(";"),
    0x30FB: 0xB7,
    0x2022: 0xB7,
    0x2027: 0xB7,
    0xFF65: 0xB7,
    0x3014: ord("["),
    0x3015: ord("]"),
}


def fold(text: str) -> str:
    """The text in half-width punctuation, digits and letters; never shorter or longer than before."""
    return text.translate(FOLDED)


class Original:
    """The page as printed, from which folded pieces are given back as they stood."""

    def __init__(self, printed: str):
        self.printed = printed
        self.folded = fold(printed)

    def of(self, piece: str) -> str:
        """The printed form of a folded piece; pieces that were put together by rules stay as they are."""
        at = self.folded.find(piece) if piece else -1
        return self.printed[at : at + len(piece)] if at >= 0 else piece
