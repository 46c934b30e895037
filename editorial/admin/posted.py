"""Addresses that take forms only: whoever asks for one by reading is led to the page that the form stands on."""

from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect


def led_to(request, address: str):
    """The answer to a request that sends no form. Signing in leads to what was asked for, and asks for it by reading:
    what was sent when the session had ended already was done by nobody, and the page says how things stand."""
    return redirect(address) if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["POST"])
