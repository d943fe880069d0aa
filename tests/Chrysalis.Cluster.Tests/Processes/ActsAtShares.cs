using Chrysalis.Quantum.MemoryExperiment;

namespace Chrysalis.Cluster.Tests.Processes;

/// <summary>Does each of several things once, when so much of the work is merged.</summary>
internal sealed class ActsAtShares(params (double Share, Action Act)[] acts) : IProgress<MemoryProgress>
{
    private int done;

    public void Report(MemoryProgress value)
    {
        while (done < acts.Length && value.Share >= acts[done].Share)
            acts[done++].Act();
    }
}
