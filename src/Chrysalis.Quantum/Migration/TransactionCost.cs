using Chrysalis.Quantum.Migration.Layouts;
using Chrysalis.Signing;

namespace Chrysalis.Quantum.Migration;

/// <summary>What a signature scheme does to a payment.</summary>
public sealed record TransactionCost
{
    /// <summary>How the outputs are locked.</summary>
    public required string Output { get; init; }

    /// <summary>The scheme's name.</summary>
    public required string Scheme { get; init; }

    /// <summary>Whether Shor's algorithm leaves its signatures alone.</summary>
    public required bool IsPostQuantum { get; init; }

    /// <summary>Bytes without the witness.</summary>
    public required int BaseBytes { get; init; }

    /// <summary>Bytes of marker, flag and witness.</summary>
    public required int WitnessBytes { get; init; }

    /// <summary>Weight units.</summary>
    public required int Weight { get; init; }

    /// <summary>Virtual bytes.</summary>
    public required int VirtualBytes { get; init; }

    /// <summary>Weight over that of the same payment between P2WPKH outputs.</summary>
    public required double TimesP2wpkh { get; init; }

    /// <summary>Such payments a block.</summary>
    public required int TransactionsPerBlock { get; init; }

    /// <summary>Such payments a second.</summary>
    public required double TransactionsPerSecond { get; init; }

    /// <summary>Fee in satoshi.</summary>
    public required double FeeSatoshi { get; init; }

    /// <summary>
    /// Seconds to check the signatures of a full block on one core of this machine; null when the speed was not measured.
    /// </summary>
    public required double? BlockVerifySeconds { get; init; }

    /// <summary>
    /// The kinds of payment that are set beside each other: today's, P2MR with today's signature, P2MR with each post-quantum scheme.
    /// </summary>
    public static IReadOnlyList<TransactionCost> Compare(MigrationOptions options, IReadOnlyList<SignatureSpeed> speeds)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(speeds);
        InputKind[] kinds =
        [
            InputKind.Of(SpendPath.P2pkh),
            InputKind.Of(SpendPath.P2wpkh),
            InputKind.Of(SpendPath.P2tr),
            new(SpendPath.P2mr, SignatureSchemes.Schnorr, options.TreeDepth),
            .. SignatureSchemes.All.Where(scheme => scheme.IsPostQuantum)
                .Select(scheme => new InputKind(SpendPath.P2mr, scheme, options.TreeDepth)),
        ];
        return [.. kinds.Select(kind => Of(kind, options, speeds.FirstOrDefault(speed => speed.Scheme == kind.Scheme.Name)))];
    }

    private static TransactionCost Of(InputKind kind, MigrationOptions options, SignatureSpeed? speed)
    {
        var block = new BlockSpace();
        TransactionLayout payment = TransactionLayout.Of(kind, options.Inputs, kind.Path, options.Outputs);
        TransactionLayout today = TransactionLayout.Of(InputKind.Of(SpendPath.P2wpkh), options.Inputs, SpendPath.P2wpkh, options.Outputs);
        int fits = block.Fits(payment);
        if (fits == 0)
            throw new QuantumException($"A payment of {options.Inputs} inputs with {kind.Scheme.Name} weighs {payment.Weight}; "
                + $"a block holds {block.Weight}: take fewer inputs.");
        return new()
        {
            Output = kind.Path.ToString().ToUpperInvariant(),
            Scheme = kind.Scheme.Name,
            IsPostQuantum = kind.Scheme.IsPostQuantum,
            BaseBytes = payment.BaseBytes,
            WitnessBytes = payment.WitnessBytes,
            Weight = payment.Weight,
            VirtualBytes = payment.VirtualBytes,
            TimesP2wpkh = (double)payment.Weight / today.Weight,
            TransactionsPerBlock = fits,
            TransactionsPerSecond = fits / BlockSpace.IntervalSeconds,
            FeeSatoshi = payment.VirtualBytes * options.FeeRate,
            BlockVerifySeconds = speed is null ? null : (double)fits * payment.Signatures * speed.VerifySeconds,
        };
    }
}
