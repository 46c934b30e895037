"""Synthetic live data of any size, written in bulk: for measuring, and for seeing long lists. Plainly invented."""
