using System.Diagnostics;

namespace Chrysalis.Talking.Speaking;

/// <summary>Busy time of each stage; a stage's time is added to by one thread only.</summary>
internal sealed class StageClock
{
    private readonly long[] ticks = new long[Enum.GetValues<Stage>().Length];

    /// <summary>The times by the stage's name in lower case.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Times => Enum.GetValues<Stage>()
        .ToDictionary(stage => stage.ToString().ToLowerInvariant(), stage => Stopwatch.GetElapsedTime(0, ticks[(int)stage]));

    /// <summary>Adds the time until the result is disposed.</summary>
    public Span Measure(Stage stage) => new(this, stage, 1);

    /// <summary>Takes off the time until the result is disposed: waiting inside a stage's work.</summary>
    public Span Exclude(Stage stage) => new(this, stage, -1);

    /// <summary>A measurement under way.</summary>
    public readonly struct Span(StageClock clock, Stage stage, int sign) : IDisposable
    {
        private readonly long start = Stopwatch.GetTimestamp();

        public void Dispose() => clock.ticks[(int)stage] += sign * (Stopwatch.GetTimestamp() - start);
    }
}
