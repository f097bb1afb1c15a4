"""From mentions to decisions: candidates, context, and one judgement over named features."""
