#!/usr/bin/env python3
"""Writes the checkpoints that the tests read, by a real PyTorch, and expected.json: what PyTorch itself says they hold.

    apt-get install --no-install-recommends python3-torch && /usr/bin/python3 write_fixtures.py

The tests need the files only, not PyTorch. Written by PyTorch 1.13. Values are multiples of 1/4, exact in every type.
"""
import json
import os
from collections import OrderedDict

import torch
from torch import nn

FOLDER = os.path.dirname(os.path.abspath(__file__))
EXPECTED = {}


def numbers(*shape, start=-3.0, dtype=torch.float32):
    count = 1
    for n in shape:
        count *= n
    return (torch.arange(count, dtype=torch.float64) * 0.25 + start).reshape(shape).to(dtype)


def flatten(value, group=""):
    """Tensors in order as (group, name, tensor); dictionaries are groups."""
    for key, item in value.items():
        if isinstance(item, torch.Tensor):
            yield group, str(key), item
        elif isinstance(item, dict):
            yield from flatten(item, f"{group}/{key}" if group else str(key))


def describe(tensors):
    result = []
    for group, name, tensor in tensors:
        values = tensor.detach().to(torch.float64).reshape(-1).tolist()
        result.append({"group": group, "name": name, "shape": list(tensor.shape),
                       "type": str(tensor.dtype).removeprefix("torch."), "values": values})
    return result


def write(name, value, legacy=False):
    torch.save(value, os.path.join(FOLDER, name), _use_new_zipfile_serialization=not legacy)
    EXPECTED[name] = describe(flatten(value))


def types():
    value = OrderedDict()
    for dtype in (torch.float64, torch.float32, torch.float16, torch.bfloat16,
                  torch.int64, torch.int32, torch.int16, torch.int8):
        value[str(dtype).removeprefix("torch.")] = numbers(3, 4, dtype=dtype)
    value["uint8"] = numbers(3, 4, start=0, dtype=torch.uint8)
    value["bool"] = torch.tensor([[True, False], [False, True]])
    value["scalar"] = torch.tensor(7.25)
    value["nothing"] = torch.zeros(0, 5)
    return value


def views():
    """Several tensors of one storage, not all of them in its order."""
    base = numbers(4, 6)
    volume = numbers(2, 3, 4, 5)
    return {"whole": base, "transposed": base.t(), "column": base[:, 2], "rows": base[1:3], "every_second": base[::2, 1::2],
            "repeated": base[0:1].expand(3, 6), "permuted": volume.permute(3, 1, 0, 2),
            "channels_last": volume.contiguous(memory_format=torch.channels_last), "last": base[3, 5]}


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(2, 3, 3), nn.BatchNorm2d(3))
        self.head = nn.Linear(3, 2)

    def forward(self, x):
        return self.head(self.features(x).mean((2, 3)))


def ruled(module):
    with torch.no_grad():
        for tensor in module.state_dict().values():
            tensor.copy_(numbers(*tensor.shape, dtype=tensor.dtype))
    return module


def trained():
    """As Wav2Lip saves: {state_dict, optimizer, global_step, global_epoch}, names behind 'module.'."""
    network = nn.DataParallel(ruled(Small()))
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-4)
    network.module(numbers(2, 2, 5, 5)).sum().backward()
    optimizer.step()
    ruled(network.module)
    return {"state_dict": network.state_dict(), "optimizer": optimizer.state_dict(), "global_step": 12, "global_epoch": 3,
            "loss": 0.5, "seed": 2**63 + 5, "betas": (0.5, 0.999), "note": "Grüße"}


def several():
    """As AD-NeRF saves its .tar files."""
    return {"global_step": 4, "network_fn_state_dict": ruled(nn.Linear(2, 3)).state_dict(),
            "network_audnet_state_dict": ruled(nn.Conv1d(2, 3, 3)).state_dict()}


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/chrysalis_was_hacked",)


def main():
    for legacy, suffix in ((False, ""), (True, "_legacy")):
        write(f"types{suffix}.pth", types(), legacy)
        write(f"views{suffix}.pth", views(), legacy)
        write(f"trained{suffix}.pth", trained(), legacy)
        torch.save({"state_dict": {"w": torch.ones(2)}, "extra": Evil()}, os.path.join(FOLDER, f"evil{suffix}.pth"),
                   _use_new_zipfile_serialization=not legacy)
    write("several.tar", several())
    write("parameter.pth", {"weight": nn.Parameter(numbers(2, 3)), "size": torch.Size([2, 3]), "dtype": torch.float16,
                            "device": torch.device("cpu"), "none": None})
    torch.save(ruled(Small()), os.path.join(FOLDER, "whole_model.pth"))
    script = torch.jit.script(ruled(Small()))
    script.save(os.path.join(FOLDER, "script.pt"))
    EXPECTED["script.pt"] = describe(("", name, tensor) for name, tensor in script.state_dict().items())
    with open(os.path.join(FOLDER, "expected.json"), "w", encoding="utf-8") as file:
        json.dump(EXPECTED, file, indent=None, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
