using Chrysalis.Foundation.Progress;

namespace Chrysalis.Studies.Tests;

/// <summary>Nobody who listens to progress.</summary>
internal sealed class Nobody : IProgress<WorkProgress>
{
    public void Report(WorkProgress value)
    {
    }
}
