"""What stands on the screen, as lines of a width: pure functions, so that tests read them without a screen."""
