"""Compute the digamma function, which scipy has and we need nowhere else."""

from __future__ import annotations

import numpy as np


def digamma(values: np.ndarray) -> np.ndarray:
    """Return the logarithmic derivative of the gamma function of positive numbers, to some seven digits.

    The asymptotic series (Abramowitz and Stegun 6.3.18) after six steps of the recurrence 6.3.5.
    """
    sums = sum(1 / (values + step) for step in range(6))
    big = values + 6
    square = 1 / big**2
    series: np.ndarray = np.log(big) - 1 / (2 * big) - square * (1 / 12 - square * (1 / 120 - square / 252)) - sums
    return series
