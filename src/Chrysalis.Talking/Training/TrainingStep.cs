using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>
/// One optimiser step: its number is all it needs to draw the same numbers again. Not for use from several threads at once.
/// </summary>
public sealed class TrainingStep : IDisposable
{
    private const string Purpose = "step";
    private readonly Lazy<Generator> noise;
    private bool disposed;

    internal TrainingStep(StageContext context, int number, double fraction)
    {
        (Number, Fraction) = (number, fraction);
        Draw = context.Draw(Purpose, number);
        noise = new(() => context.Noise(Purpose, number));
    }

    /// <summary>The step's number, from 0.</summary>
    public int Number { get; }

    /// <summary>How much of the stage is done, from 0 to 1: schedules follow it.</summary>
    public double Fraction { get; }

    /// <summary>The step's random numbers.</summary>
    public System.Random Draw { get; }

    /// <summary>The step's random numbers for Torch, drawn on the processor.</summary>
    public Generator Noise
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return noise.Value;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        if (noise.IsValueCreated)
            noise.Value.Dispose();
    }
}
