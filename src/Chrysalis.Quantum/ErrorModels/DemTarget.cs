using System.Globalization;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>A target of an error: a detector, an observable or the separator.</summary>
/// <param name="Kind">What the target is.</param>
/// <param name="Index">The detector's or observable's number; 0 for a separator.</param>
public readonly record struct DemTarget(DemTargetKind Kind, long Index)
{
    /// <summary>The largest number a target may carry, 2^60 - 1.</summary>
    public const long MaxIndex = (1L << 60) - 1;

    /// <summary>The separator <c>^</c>.</summary>
    public static DemTarget Separator { get; } = new(DemTargetKind.Separator, 0);

    /// <summary>Detector <paramref name="index"/>, relative to the current shift.</summary>
    public static DemTarget Detector(long index) => new(DemTargetKind.Detector, index);

    /// <summary>Logical observable <paramref name="index"/>.</summary>
    public static DemTarget Observable(long index) => new(DemTargetKind.Observable, index);

    /// <summary>The target as Stim writes it.</summary>
    public override string ToString() => Kind switch
    {
        DemTargetKind.Detector => string.Create(CultureInfo.InvariantCulture, $"D{Index}"),
        DemTargetKind.Observable => string.Create(CultureInfo.InvariantCulture, $"L{Index}"),
        _ => "^",
    };
}
