using Chrysalis.Signing;

namespace Chrysalis.Quantum.Migration;

/// <summary>What moving to post-quantum signatures costs, how long it takes, and whether it is in time.</summary>
public static class MigrationStudy
{
    /// <summary>Computes it all; only the speed of signatures takes time.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="timing">Told the share of schemes measured.</param>
    /// <param name="cancellation">Stops the measuring.</param>
    /// <exception cref="QuantumException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static MigrationReport Run(MigrationOptions options, IProgress<double>? timing = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        MoveDuration[] moves =
            [.. options.Sets.SelectMany(set => new int?[] { null, 1 }.Select(inputs => MoveDuration.Of(set, Move(options, inputs))))];
        TransactionCost.Compare(options, []);
        IReadOnlyList<SignatureSpeed> speeds = options.SecondsEach > 0
            ? SignatureTimer.Measure(SignatureSchemes.All, options.SecondsEach, options.Seed, timing, cancellation)
            : [];
        return new()
        {
            Seed = options.Seed,
            Inputs = options.Inputs,
            Outputs = options.Outputs,
            TreeDepth = options.TreeDepth,
            FeeRate = options.FeeRate,
            Payments = TransactionCost.Compare(options, speeds),
            Speeds = speeds,
            Share = options.Share,
            Moves = moves,
            SetSources = options.Sets.ToDictionary(set => set.Name, set => set.Source),
            Published = PublishedMove.All(),
            Machine = options.Machine?.Machine,
            Mosca = options.Machine is { } machine
                ? [.. options.Tracks.Select(
                    track => MoscaInequality.Of(machine, track, moves[^1].Days, options.MarginYears, options.Start, options.Confidences))]
                : [],
        };
    }

    private static MoveOptions Move(MigrationOptions options, int? inputs) =>
        new() { InputsPerTransaction = inputs, Share = options.Share, FeeRate = options.FeeRate };
}
