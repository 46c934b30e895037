"""System checks of the engine: the guards stand."""
