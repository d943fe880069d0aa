using System.Diagnostics;

namespace Chrysalis.Talking.Speaking;

/// <summary>Busy time of each stage, in <see cref="Stopwatch"/> ticks; each field is written by one thread only.</summary>
internal sealed class StageClock
{
    public long Analyse;
    public long Decode;
    public long Generate;
    public long Blend;
    public long Encode;

    /// <summary>The times by stage.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Times => new Dictionary<string, TimeSpan>
    {
        ["analyse"] = Stopwatch.GetElapsedTime(0, Analyse),
        ["decode"] = Stopwatch.GetElapsedTime(0, Decode),
        ["generate"] = Stopwatch.GetElapsedTime(0, Generate),
        ["blend"] = Stopwatch.GetElapsedTime(0, Blend),
        ["encode"] = Stopwatch.GetElapsedTime(0, Encode),
    };
}
