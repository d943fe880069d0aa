#:project ../src/Chrysalis.Quantum/Chrysalis.Quantum.csproj
// The logical error a cycle of growing codes, and by how much each step of two lowers it (Lambda).   dotnet run samples/memory.cs [SHOTS]
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
var options = new MemoryOptions
{
    Distances = [3, 5],
    Probabilities = [0.004],
    Limit = new MemoryLimit(Shots: args is [var shots] ? long.Parse(shots) : 20_000),
    // A state file keeps what was counted: the next run goes on there.
    StateFile = null,
};
MemoryReport report = MemoryStudy.Run(options, cancellation: stop.Token);
foreach (MemoryPoint point in report.Points)
    Console.WriteLine($"distance {point.Setting.Distance}, basis {point.Setting.Basis}: {point.Errors} errors in {point.Shots} shots, "
        + $"{point.PerCycle.Value:G2} a cycle ({point.PerCycle.Low:G2} to {point.PerCycle.High:G2})");
foreach (SuppressionResult suppression in report.Suppressions)
    Console.WriteLine($"Lambda {suppression.Fit.Lambda.Value:F2} in basis {suppression.Basis}");
Console.WriteLine(report.IsComplete ? "complete" : "stopped: what is known so far");
