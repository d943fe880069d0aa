using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.RandomCircuits;
using Chrysalis.Studies.Rcs;

namespace Chrysalis.Studies.Tests.Rcs;

public class RcsStudyTests
{
    /// <summary>A studio gets the same findings as the command line: from a request, by a call, twice the same.</summary>
    [Fact]
    public void Run_SmallPatch_GivesTheSameFindingsTwiceAndEveryOutput()
    {
        RcsFindings first = Run(), second = Run();

        Assert.Equal(first.Patch, second.Patch);
        Assert.Equal(1 << 6, first.ScaledProbabilities.Count);
        Assert.Equal(1 << 6, first.ScaledProbabilities.Sum(), 3);
        Assert.Equal(first.ScaledProbabilities.Order(), first.ScaledProbabilities);
        Assert.Empty(first.Contractions);
    }

    [Fact]
    public void Run_Steps_EndWithAllRuns()
    {
        var seen = new List<WorkProgress>();

        new RcsStudy(Request(), new Recorder(seen), TestContext.Current.CancellationToken).Run();

        Assert.Equal(new("noisy runs", 0, 4), seen[0]);
        Assert.Equal(4, seen.Max(step => step.Done));
    }

    private static RcsFindings Run() => new RcsStudy(Request(), new Recorder([]), TestContext.Current.CancellationToken).Run();

    private static RcsRequest Request() => new()
    {
        Patch = RandomCircuitGenerator.Draw(DeviceLayout.Willow105.Patch(6), new() { Cycles = 8, Seed = 3 }),
        PatchName = "a patch",
        Measurement = new() { Shots = 200, Trajectories = 4, Seed = 3 },
        Fidelity = 1e-3,
        Sigmas = 5,
        Seed = 3,
    };

    private sealed class Recorder(List<WorkProgress> seen) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            lock (seen)
                seen.Add(value);
        }
    }
}
