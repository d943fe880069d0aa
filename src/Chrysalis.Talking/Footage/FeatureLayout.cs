using System.Runtime.CompilerServices;

namespace Chrysalis.Talking.Footage;

/// <summary>How one record of a feature looks.</summary>
public sealed record FeatureLayout
{
    private static readonly Dictionary<Type, string> Elements = new()
    {
        [typeof(byte)] = "U8",
        [typeof(short)] = "I16",
        [typeof(int)] = "I32",
        [typeof(long)] = "I64",
        [typeof(float)] = "F32",
        [typeof(double)] = "F64",
    };

    private const long MostRecordBytes = 1L << 30;

    private FeatureLayout(string element, int elementBytes, IReadOnlyList<int> shape)
    {
        (Element, ElementBytes, Shape) = (element, elementBytes, shape);
        long values = 1;
        foreach (int edge in shape)
        {
            if (edge < 1)
                throw new ArgumentOutOfRangeException(
                    nameof(shape), $"A record of shape [{string.Join(", ", shape)}] has an edge of {edge}; every edge is at least 1.");
            values *= edge;
            if (values * elementBytes > MostRecordBytes)
                throw new ArgumentOutOfRangeException(
                    nameof(shape),
                    $"A record of shape [{string.Join(", ", shape)}] has more than {MostRecordBytes} bytes: write smaller records.");
        }

        Values = (int)values;
    }

    /// <summary>Number type: U8, I16, I32, I64, F32 or F64, little-endian.</summary>
    public string Element { get; }

    /// <summary>Bytes of a number.</summary>
    public int ElementBytes { get; }

    /// <summary>Edges of a record, outermost first; none for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Numbers in a record.</summary>
    public int Values { get; }

    /// <summary>Bytes of a record.</summary>
    public int RecordBytes => Values * ElementBytes;

    /// <summary>A record of numbers of type <typeparamref name="T"/> (byte, short, int, long, float or double).</summary>
    /// <exception cref="ArgumentException">Another type, an edge below 1, or more than 2^30 bytes.</exception>
    public static FeatureLayout Of<T>(params int[] shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new(ElementOf<T>(), Unsafe.SizeOf<T>(), [.. shape]);
    }

    /// <summary>The layout a file names; null where there is none such.</summary>
    internal static FeatureLayout? Of(string element, IReadOnlyList<int> shape)
    {
        try
        {
            return element switch
            {
                "U8" => Of<byte>([.. shape]),
                "I16" => Of<short>([.. shape]),
                "I32" => Of<int>([.. shape]),
                "I64" => Of<long>([.. shape]),
                "F32" => Of<float>([.. shape]),
                "F64" => Of<double>([.. shape]),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Whether records are made of <typeparamref name="T"/>.</summary>
    public bool IsOf<T>()
        where T : unmanaged =>
        Elements.TryGetValue(typeof(T), out string? element) && element == Element;

    /// <inheritdoc/>
    public bool Equals(FeatureLayout? other) => other is not null && Element == other.Element && Shape.SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Element, Values);

    /// <inheritdoc/>
    public override string ToString() => $"{Element} [{string.Join(", ", Shape)}]";

    private static string ElementOf<T>() => Elements.TryGetValue(typeof(T), out string? element)
        ? element
        : throw new ArgumentException(
            $"A feature is made of {string.Join(", ", Elements.Keys.Select(type => type.Name))}, not of {typeof(T).Name}.");
}
