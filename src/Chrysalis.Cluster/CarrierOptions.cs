namespace Chrysalis.Cluster;

/// <summary>How units are carried to the workers of a cluster.</summary>
public sealed record CarrierOptions
{
    /// <summary>The cluster.</summary>
    public required ClusterPlace Cluster { get; init; }

    /// <summary>What its workers must know, and ask for; null only where they are on loopback.</summary>
    public ClusterSecret? Secret { get; init; }

    /// <summary>How long a unit may take before it is done by another worker.</summary>
    public TimeSpan UnitTimeout
    {
        get;
        init => field = value > TimeSpan.Zero && value <= TimeSpan.FromDays(20)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(UnitTimeout), value, "A unit may take up to 20 days.");
    } = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait while no worker is there, or none takes a unit, before the work is given up.</summary>
    public TimeSpan WorkerWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Told, in a sentence each, of workers that are refused or lost; null for nobody. Called one at a time.</summary>
    public Action<string>? Notice { get; init; }

    /// <summary>The version that it says it is of.</summary>
    internal string Version { get; init; } = ClusterVersion.Own;

    /// <summary>How long a worker may be silent before it counts as lost.</summary>
    internal TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the workers are looked for.</summary>
    internal TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);
}
