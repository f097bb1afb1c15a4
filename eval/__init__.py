"""The judge: how well namenorm does on public data, beside two baselines, with intervals. Not part of the wheel."""

import os

# What is measured has to be whole: a fault of namenorm's own is raised, in the processes that are started too.
os.environ.setdefault("NAMENORM_STRICT", "1")
