"""Readings against gold: one task's scorer a file, and the floors that refuse to drop."""

from tocsin.evaluation.gold import GoldError
from tocsin.evaluation.tasks import TASKS, evaluate

__all__ = ["TASKS", "GoldError", "evaluate"]
