"""The judge: how well namenorm does on public data, beside two baselines, with intervals. Not part of the wheel."""
