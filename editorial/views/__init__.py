"""Public views: every one reads live editions and nothing else."""
