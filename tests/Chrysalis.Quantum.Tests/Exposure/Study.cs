using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Findings;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>Runs a study that ends with the test.</summary>
internal static class Study
{
    public static ExposureReport Run(ExposureOptions options) =>
        ExposureStudy.Run(options, cancellation: TestContext.Current.CancellationToken);

    public static ExposureReport Run(ExposureOptions options, IProgress<WorkProgress> progress, CancellationToken cancellation) =>
        ExposureStudy.RunUnthrottled(options, progress, cancellation);
}
