namespace Chrysalis.Cluster.Working;

/// <summary>What a worker answers.</summary>
[GenerateSerializer]
[Alias("chrysalis.answer")]
internal sealed class UnitAnswer
{
    /// <summary>How the unit ended.</summary>
    [Id(0)]
    public UnitEnd End { get; init; }

    /// <summary>Its part, where it is done.</summary>
    [Id(1)]
    public byte[] Part { get; init; } = [];

    /// <summary>What went wrong, where something did.</summary>
    [Id(2)]
    public string Error { get; init; } = "";
}
