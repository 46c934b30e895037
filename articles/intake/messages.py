"""What people are told about a file or text that intake refuses."""

from django.utils.translation import gettext as _

from articles.intake.errors import Unreadable


def message(error: Unreadable) -> str:
    """A sentence for the person who dropped the file."""
    sentences = {
        "empty": _("There is nothing in it."),
        "too_large": _("The file is larger than 20 MB. Take out pictures or split it."),
        "too_long": _("The text is longer than 500,000 characters. Split it."),
        "too_many_images": _("There are more than 200 pictures in it. Split it."),
        "unknown_format": _("This kind of file cannot be read. Save it as .docx, .pdf, .html or .txt."),
        "binary": _("This is not a text: it cannot be read."),
        "encoding": _("The characters of this text cannot be recognised. Save it as UTF-8."),
        "bomb": _("The file unpacks to far more than it should and was refused."),
        "entities": _("The file holds definitions that may do harm and was refused."),
        "encrypted": _("The file is protected by a password. Remove it first."),
        "damaged": _("The file is damaged and cannot be opened."),
        "no_text": _("No text was found. If it is a scanned page, type or paste the text."),
    }
    return sentences.get(error.code) or _("This cannot be read.")
