"""The evaluation of ``namenorm.compare``: whether two names, in any scripts, name one person."""
