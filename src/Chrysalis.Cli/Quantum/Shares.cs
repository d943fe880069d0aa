using Chrysalis.Foundation.Progress;

namespace Chrysalis.Cli.Quantum;

/// <summary>Shows a share of work done as steps of a stage.</summary>
internal static class Shares
{
    private const int Parts = 1000;

    /// <summary>Reports shares from 0 to 1 as a stage of so many thousandths.</summary>
    public static IProgress<double> Of(IProgress<WorkProgress> steps, string stage) => steps.As<double>(share => new(stage, (long)(share * Parts), Parts));
}
