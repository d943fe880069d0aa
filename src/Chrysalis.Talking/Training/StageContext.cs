using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>What a stage is given to work with, chosen once for the whole training: where and in which number type to compute, and random numbers of its own.</summary>
public sealed class StageContext
{
    private readonly int seed;
    private readonly string stage;

    /// <summary>A stage's context.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="seed">The training's seed.</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="type">Number type of convolutions.</param>
    public StageContext(string stage, int seed, Device device, ScalarType type)
    {
        (this.stage, this.seed, Device, Type) = (stage, seed, device, type);
    }

    /// <summary>Where the stage computes.</summary>
    public Device Device { get; }

    /// <summary>The number type that convolutions compute in.</summary>
    public ScalarType Type { get; }

    /// <summary>Numbers for one purpose, drawn anew at each call with the same name and index.</summary>
    public Random Draw(string purpose, long index = 0) => new SeededRandom(TrainingSeeds.Derive(seed, stage, purpose, index));

    /// <summary>Torch's numbers for one purpose; not those of <see cref="Draw"/>. The caller disposes it.</summary>
    public Generator Noise(string purpose, long index = 0) => new(TrainingSeeds.Derive(seed, stage, "noise of " + purpose, index), CPU);

    /// <summary>A step of the stage, with random numbers of its own.</summary>
    public TrainingStep At(int step, double fraction) => new(this, step, fraction);
}
