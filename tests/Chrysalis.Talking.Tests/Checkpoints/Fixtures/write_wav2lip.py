#!/usr/bin/env python3
"""Says what a real PyTorch paints with an official-size Wav2Lip of random weights: writes wav2lip_every_37th.npy beside itself.

    apt-get install --no-install-recommends python3-torch && /usr/bin/python3 write_wav2lip.py

The file holds every 37th number, in C order, of the network's output for the input below (2 x 3 x 96 x 96, float32); the weights are
drawn anew by whoever compares.

The network follows the published layer table (Prajwal 2020); it is written here from that table, not copied, so that it is an
independent oracle. Weights: He-uniform from seed 20200823 by torch.rand, tensor after tensor in the order of state_dict() (the last layer
smaller, or the sigmoid would saturate); running statistics near 0 and 1, so that batch norm matters.
Input, k being the index in C order:
  face  2 x 6 x 96 x 96   ((k * 7919) % 256) / 255, then rows 48.. of channels 0 to 2 are zero
  mel   2 x 1 x 80 x 16   ((k * 104729) % 801) / 100 - 4
"""
import pathlib
import struct

import torch
from torch import nn


class Conv(nn.Module):
    def __init__(self, cin, cout, k=3, s=1, p=1, residual=False):
        super().__init__()
        self.conv_block = nn.Sequential(nn.Conv2d(cin, cout, k, s, p), nn.BatchNorm2d(cout))
        self.residual = residual

    def forward(self, x):
        y = self.conv_block(x)
        return torch.relu(y + x if self.residual else y)


class Up(nn.Module):
    def __init__(self, cin, cout, s=2, p=1, out=1):
        super().__init__()
        self.conv_block = nn.Sequential(nn.ConvTranspose2d(cin, cout, 3, s, p, out), nn.BatchNorm2d(cout))

    def forward(self, x):
        return torch.relu(self.conv_block(x))


def res(c, n):
    return [Conv(c, c, residual=True) for _ in range(n)]


class Wav2Lip(nn.Module):
    def __init__(self):
        super().__init__()
        down = [(16, 32, 2), (32, 64, 3), (64, 128, 2), (128, 256, 2), (256, 512, 1)]
        up = [(1024, 512), (768, 384), (512, 256), (320, 128), (160, 64)]
        self.face_encoder_blocks = nn.ModuleList(
            [nn.Sequential(Conv(6, 16, 7, 1, 3))]
            + [nn.Sequential(Conv(a, b, 3, 2), *res(b, n)) for a, b, n in down]
            + [nn.Sequential(Conv(512, 512, p=0), Conv(512, 512, 1, p=0))])
        self.audio_encoder = nn.Sequential(
            Conv(1, 32), *res(32, 2), Conv(32, 64, s=(3, 1)), *res(64, 2), Conv(64, 128, s=3), *res(128, 2),
            Conv(128, 256, s=(3, 2)), *res(256, 1), Conv(256, 512, p=0), Conv(512, 512, 1, p=0))
        self.face_decoder_blocks = nn.ModuleList(
            [nn.Sequential(Conv(512, 512, 1, p=0)), nn.Sequential(Up(1024, 512, 1, 0, 0), *res(512, 1))]
            + [nn.Sequential(Up(a, b), *res(b, 2)) for a, b in up])
        self.output_block = nn.Sequential(Conv(80, 32), nn.Conv2d(32, 3, 1), nn.Sigmoid())

    def forward(self, mel, face):
        features = []
        for block in self.face_encoder_blocks:
            face = block(face)
            features.append(face)
        x = self.audio_encoder(mel)
        for block in self.face_decoder_blocks:
            x = torch.cat((block(x), features.pop()), 1)
        return self.output_block(x)


def randomise(network):
    generator = torch.Generator().manual_seed(20200823)
    for name, value in network.state_dict().items():
        draw = torch.rand(value.shape, generator=generator) if value.is_floating_point() else None
        if draw is None:
            value.fill_(1000)
        elif value.dim() == 4:
            fan_in = value[0].numel() if "decoder" not in name or value.shape[2] == 1 else value.shape[1] * 9
            value.copy_((draw * 2 - 1) * (6 / fan_in) ** 0.5 * (0.005 if name == "output_block.1.weight" else 1))
        elif name.endswith(("running_var", "1.weight")):
            value.copy_(0.8 + 0.4 * draw)
        else:
            value.copy_(0.2 * (draw - 0.5))


def ruled_input():
    face = ((torch.arange(2 * 6 * 96 * 96) * 7919) % 256).float().div(255).reshape(2, 6, 96, 96)
    face[:, :3, 48:] = 0
    mel = (((torch.arange(2 * 80 * 16) * 104729) % 801).float() / 100 - 4).reshape(2, 1, 80, 16)
    return mel, face


def write_npy(path, tensor):
    header = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }" % (tuple(tensor.shape),)
    header = header.ljust(128 - 10 - 1) + "\n"
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode("latin1"))
        file.write(struct.pack(f"<{tensor.numel()}f", *tensor.reshape(-1).tolist()))


def main():
    network = Wav2Lip()
    print(sum(p.numel() for p in network.parameters()), "parameters; published: 36298035")
    randomise(network)
    network.eval()
    mel, face = ruled_input()
    with torch.no_grad():
        output = network(mel, face)
    print("output: mean", output.mean().item(), "standard deviation", output.std().item())
    write_npy(pathlib.Path(__file__).with_name("wav2lip_every_37th.npy"), output.reshape(-1)[::37])


if __name__ == "__main__":
    main()
