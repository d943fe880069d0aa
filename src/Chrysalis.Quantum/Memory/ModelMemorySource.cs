using Chrysalis.Quantum.Decoding;

namespace Chrysalis.Quantum.Memory;

/// <summary>Shots drawn from a detector error model.</summary>
internal sealed class ModelMemorySource(DetectorErrorModel model) : MemorySource(model)
{
    private readonly ModelSampler _sampler = new(model);

    /// <inheritdoc/>
    public override ShotTable Sample(ulong seed, long block) => _sampler.Sample(seed, block);
}
