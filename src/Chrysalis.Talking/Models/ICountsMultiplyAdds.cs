namespace Chrysalis.Talking.Models;

/// <summary>A model that knows how much its networks have computed.</summary>
internal interface ICountsMultiplyAdds
{
    /// <summary>
    /// Multiply-adds of the convolutions and fully connected layers that its networks have run since it was loaded; null where it cannot
    /// tell.
    /// </summary>
    long? MultiplyAddsDone { get; }
}
