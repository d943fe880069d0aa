using Chrysalis.Quantum.Decoding.Sampling;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>Shots drawn from a detector error model.</summary>
internal sealed class ModelMemorySource(DetectorErrorModel model) : MemorySource(model)
{
    private readonly ModelSampler sampler = new(model);

    /// <inheritdoc/>
    public override ShotTable Sample(ulong seed, long block) => sampler.Sample(seed, block);
}
