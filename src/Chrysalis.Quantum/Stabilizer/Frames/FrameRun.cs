using Chrysalis.Quantum.Stabilizer.Programs;

namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>A frame simulation at some vector width, with its memory; not for two threads at once.</summary>
internal abstract class FrameRun : IDisposable
{
    private protected FrameRun(StabilizerProgram program, bool keepsRecord)
    {
        (Program, KeepsRecord) = (program, keepsRecord);
        Memory = new(program, keepsRecord);
    }

    public StabilizerProgram Program { get; }

    public FrameMemory Memory { get; }

    /// <summary>True where all measurements are kept, and no detectors made.</summary>
    public bool KeepsRecord { get; }

    /// <summary>
    /// Results that a quiet run takes for its measurements, <see cref="FrameRow.Words"/> words each, flipped where its frame says;
    /// null for those of the reference.
    /// </summary>
    public ulong[]? Given { get; set; }

    /// <summary>Stops a run between repetitions of a block.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Simulates a block of shots; quietly means without noise and without random Z frames.</summary>
    public abstract void Run(ulong seed, long block, bool quiet);

    public void Dispose()
    {
        DisposeRandom();
        Memory.Dispose();
    }

    protected abstract void DisposeRandom();
}
