using Chrysalis.Foundation.Random;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>
/// What a stage is given to work with, chosen once for the whole training: where and in which number type to compute, and random numbers of
/// its own. They come from the training's seed by the stage's name, the purpose's and an index: no stage repeats another's, and no
/// validation a step's. Read-only: may be shared between threads.
/// </summary>
public sealed class StageContext
{
    private readonly Seed seed;

    /// <summary>A stage's context.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="seed">The training's seed.</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="type">Number type of convolutions.</param>
    public StageContext(string stage, int seed, Device device, ScalarType type)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(device);
        (this.seed, Device, Type) = (Seed.Of(seed).For(stage), device, type);
    }

    /// <summary>Where the stage computes.</summary>
    public Device Device { get; }

    /// <summary>The number type that convolutions compute in.</summary>
    public ScalarType Type { get; }

    /// <summary>Numbers for one purpose, drawn anew at each call with the same name and index.</summary>
    public System.Random Draw(string purpose, long index = 0)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        return seed.For(purpose).For("draws").For(index).NewRandom();
    }

    /// <summary>Torch's numbers for one purpose; not those of <see cref="Draw"/>. The caller disposes it.</summary>
    public Generator Noise(string purpose, long index = 0)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        return new(seed.For(purpose).For("noise").For(index).Value, CPU);
    }

    /// <summary>A step of the stage, with random numbers of its own.</summary>
    public TrainingStep At(int step, double fraction) => new(this, step, fraction);
}
