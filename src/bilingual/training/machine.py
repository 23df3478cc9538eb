"""Which processor or graphics card trains, and in which precision."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import torch

from bilingual.engines.ct2 import cores
from bilingual.errors import BilingualError

BFLOAT = {"avx512_bf16", "amx_bf16"}
CPU_INFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Machine:
    """What a training runs on; it changes the speed, and the result only as precisions do."""

    device: str
    threads: int
    name: str


def machine(device: str, threads: int) -> Machine:
    """Return what ``--device`` and ``--threads`` mean here; ``auto`` is a graphics card where there is one.

    oneDNN, which multiplies on processors, keeps a program for each shape it has met: 1,024 of them are 4 GB, and hardly
    two batches have the same.
    """
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "256")
    there = torch.cuda.is_available()
    if device == "cuda" and not there:
        raise BilingualError("torch sees no CUDA graphics card here", hint="use --device cpu")
    if there and device != "cpu":
        return Machine("cuda", 1, torch.cuda.get_device_name())
    return Machine("cpu", threads or cores(), _processor())


def resolved(wanted: str, device: str) -> str:
    """Return the precision that ``auto`` means: bfloat16 where the machine multiplies in it, which is twice as fast.

    Elsewhere it is emulated, and far slower than float32.
    """
    if wanted != "auto":
        return wanted
    if device == "cuda":
        return "bf16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float32"
    return "bf16" if BFLOAT & set(_info("flags").split()) else "float32"


def _processor() -> str:
    return _info("model name") or "unknown processor"


def _info(field: str) -> str:
    """Return what Linux says of its first processor; nothing elsewhere."""
    lines = CPU_INFO.read_text("utf-8").splitlines() if CPU_INFO.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.partition(":")[0].strip() == field), "")
