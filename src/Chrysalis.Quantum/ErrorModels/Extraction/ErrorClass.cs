namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>Errors that nobody can tell apart: they flip the same and carry the same tag.</summary>
/// <param name="Symptoms">What they flip; see <see cref="SymptomSets"/>.</param>
/// <param name="Tag">The tag of their instruction; empty for none.</param>
internal readonly record struct ErrorClass(ulong[] Symptoms, string Tag)
{
    /// <summary>Equality and order by content: symptoms first, then tags.</summary>
    public static ContentOrder Order { get; } = new();

    /// <summary>The same class so many detectors later.</summary>
    public ErrorClass Shifted(long detectors) => detectors == 0 ? this : this with { Symptoms = SymptomSets.Shifted(Symptoms, detectors) };

    /// <summary>Compares what the arrays hold.</summary>
    public sealed class ContentOrder : IEqualityComparer<ErrorClass>, IComparer<ErrorClass>
    {
        public bool Equals(ErrorClass x, ErrorClass y) => x.Symptoms.AsSpan().SequenceEqual(y.Symptoms) && x.Tag == y.Tag;

        public int GetHashCode(ErrorClass obj)
            => SymptomSets.Order.GetHashCode(obj.Symptoms) ^ (obj.Tag.Length == 0 ? 0 : obj.Tag.GetHashCode(StringComparison.Ordinal));

        public int Compare(ErrorClass x, ErrorClass y)
        {
            int order = x.Symptoms.AsSpan().SequenceCompareTo(y.Symptoms);
            return order != 0 ? order : string.CompareOrdinal(x.Tag, y.Tag);
        }
    }
}
