using System.Globalization;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Studies.Memory;

/// <summary>Shows how a memory experiment goes on, with the running estimate.</summary>
public static class MemoryNotes
{
    private const int Parts = 1000;

    /// <summary>Progress as steps of one stage.</summary>
    public static IProgress<MemoryProgress> Of(IProgress<WorkProgress> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return steps.As<MemoryProgress>(progress => new("memory", (long)(progress.Share * Parts), Parts, Note: Note(progress.Point)));
    }

    private static string Note(MemoryPoint point)
    {
        RateEstimate rate = point.PerCycle;
        return string.Create(CultureInfo.InvariantCulture,
            $"{MemoryWords.Of(point.Setting)}: {point.Errors} errors in {point.Shots} shots, {rate.Value:0.00e+0} ({rate.Low:0.00e+0} to "
                + $"{rate.High:0.00e+0}) a cycle");
    }
}
