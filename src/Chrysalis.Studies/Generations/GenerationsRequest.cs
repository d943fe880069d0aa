namespace Chrysalis.Studies.Generations;

/// <summary>What is compared.</summary>
public sealed record GenerationsRequest
{
    /// <summary>Real videos with sound of the person; each family says again what is said in each.</summary>
    public required IReadOnlyList<string> Clips { get; init; }

    /// <summary>Folders of the personas that speak.</summary>
    public required IReadOnlyList<string> Personas { get; init; }

    /// <summary>A recording that is said in the player beside the clips' own; null for none.</summary>
    public string? Audio { get; init; }

    /// <summary>Folder for the videos that are made.</summary>
    public required string Folder { get; init; }

    /// <summary>Seeds with which each speaks the first clip by itself, to see what chance changes; 0 leaves that out.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>Whether each speaks for a minute, to see whether it drifts.</summary>
    public bool Minute { get; init; } = true;

    /// <summary>The first seed, and that of the intervals.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Weights of another judge of lip sync; null for the shipped one.</summary>
    public string? SyncNet { get; init; }
}
