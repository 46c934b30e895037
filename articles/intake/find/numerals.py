"""Numbers as Chinese stories print them, and their exact values."""

from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10**4, "亿": 10**8}


def han_value(text: str) -> Decimal | None:
    """一万五千 → 15000, 两百 → 200, 千 → 1000; None for anything else."""
    total = section = number = 0
    seen = False
    for char in text:
        if char in DIGITS:
            number, seen = DIGITS[char], True
        elif char in SMALL:
            section += (number or 1) * SMALL[char]
            number, seen = 0, True
        elif char in BIG:
            total = ((total + section + number) or 1) * BIG[char]
            section = number = 0
            seen = True
        else:
            return None
    return Decimal(total + section + number) if seen else None


def value(text: str) -> Decimal | None:
    """The value of 3,600 · 1.7万 · 5000余万 · 44.9亿 · 一千二百余; qualifiers inside are skipped."""
    text = text.replace(",", "").replace("余", "").replace("多", "").replace("来", "").replace("几", "")
    digits = ""
    while text and (text[0].isascii() and (text[0].isdigit() or text[0] == ".")):
        digits, text = digits + text[0], text[1:]
    if not digits:
        return han_value(text)
    try:
        result = Decimal(digits.rstrip("."))
    except ArithmeticError:
        return None
    for char in text:
        factor = SMALL.get(char) or BIG.get(char)
        if factor is None:
            return None
        result *= factor
    return result
