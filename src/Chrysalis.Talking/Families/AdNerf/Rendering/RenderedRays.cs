using Chrysalis.Talking.VolumeRendering.Differentiable;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Rendering;

/// <summary>What both networks see along rays.</summary>
/// <param name="Coarse">By the coarse network, at the even depths.</param>
/// <param name="Fine">By the fine network, at all depths: the picture.</param>
/// <param name="FineDepths">N x (coarse + fine), rising.</param>
internal sealed record RenderedRays(CompositedRays Coarse, CompositedRays Fine, Tensor FineDepths);
