using Chrysalis.Foundation.Random;
using Chrysalis.Jobs;

namespace Chrysalis.Cluster.Working;

/// <summary>A unit as it travels to a worker.</summary>
[GenerateSerializer]
[Alias("chrysalis.unit")]
internal sealed class UnitMessage
{
    /// <summary>The name of the job.</summary>
    [Id(0)]
    public string Job { get; init; } = "";

    /// <summary>The request as JSON.</summary>
    [Id(1)]
    public string Request { get; init; } = "";

    /// <summary>The unit's name.</summary>
    [Id(2)]
    public string Name { get; init; } = "";

    /// <summary>Its index.</summary>
    [Id(3)]
    public long Index { get; init; }

    /// <summary>Its seed.</summary>
    [Id(4)]
    public ulong Seed { get; init; }

    /// <summary>The unit.</summary>
    public WorkUnit Unit => new(Name, Index, new Seed(Seed));

    /// <summary>The message of an order.</summary>
    public static UnitMessage Of(UnitOrder order) => new()
    {
        Job = order.Job, Request = order.Request, Name = order.Unit.Name, Index = order.Unit.Index, Seed = order.Unit.Seed.Value,
    };
}
