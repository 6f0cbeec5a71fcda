"""The windows of one officer. Qt lives here and nowhere else."""
