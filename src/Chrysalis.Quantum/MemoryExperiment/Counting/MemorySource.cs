using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>Where a memory experiment's shots come from, and the model that its decoder knows.</summary>
internal abstract class MemorySource(DetectorErrorModel model)
{
    /// <summary>What the decoder is told of the noise.</summary>
    public DetectorErrorModel Model { get; } = model;

    /// <summary>Draws a block of shots, detectors then observables, which depends on the seed and the number only. Thread-safe.</summary>
    public abstract ShotTable Sample(ulong seed, long block);
}
