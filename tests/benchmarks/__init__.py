"""Figures as ratios, each against its floor in the same run. Not part of the test run.

python -m tests.benchmarks delivery|overtaking|start|memory|all
"""
