namespace Chrysalis.Cluster.Working;

/// <summary>What may be asked of a worker.</summary>
[Alias("chrysalis.IUnitGrain")]
internal interface IUnitGrain : IGrainWithIntegerKey
{
    /// <summary>How many units it does at once; also a sign of life.</summary>
    [Alias("places")]
    Task<int> Places();

    /// <summary>Does a unit, unless every place is taken.</summary>
    [Alias("run")]
    Task<UnitAnswer> Run(UnitMessage unit, CancellationToken cancellation);
}
