namespace Chrysalis.Quantum.Migration;

/// <summary>What a migration takes.</summary>
public sealed record MigrationReport
{
    /// <summary>Seed of keys and messages.</summary>
    public required int Seed { get; init; }

    /// <summary>Inputs of the payment that schemes are compared by.</summary>
    public required int Inputs { get; init; }

    /// <summary>Its outputs.</summary>
    public required int Outputs { get; init; }

    /// <summary>Depth of the spent P2MR leaf.</summary>
    public required int TreeDepth { get; init; }

    /// <summary>Fee in satoshi a virtual byte.</summary>
    public required double FeeRate { get; init; }

    /// <summary>The payment with each scheme.</summary>
    public required IReadOnlyList<TransactionCost> Payments { get; init; }

    /// <summary>Speeds measured here; empty when left out.</summary>
    public required IReadOnlyList<SignatureSpeed> Speeds { get; init; }

    /// <summary>Share of block space that moving takes.</summary>
    public required double Share { get; init; }

    /// <summary>Moving each set to P2MR: each output alone, and as many as fit in one transaction a block.</summary>
    public required IReadOnlyList<MoveDuration> Moves { get; init; }

    /// <summary>Who counted each set.</summary>
    public required IReadOnlyDictionary<string, string> SetSources { get; init; }

    /// <summary>Published lengths beside ours.</summary>
    public required IReadOnlyList<PublishedMove> Published { get; init; }

    /// <summary>The machine whose coming decides; null when none was given.</summary>
    public required string? Machine { get; init; }

    /// <summary>Mosca's inequality for each track; empty without a machine.</summary>
    public required IReadOnlyList<MoscaInequality> Mosca { get; init; }
}
