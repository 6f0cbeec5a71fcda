"""The paired-console demo: two real stations, two desks, and officers who follow a script."""
