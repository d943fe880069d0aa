using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>Sums over unspent outputs, in bounded memory.</summary>
internal sealed class ExposureCounts
{
    private const int FirstYear = 2009;
    private const int Years = 256;
    private const int Decades = 17;
    private static readonly int Types = Enum.GetValues<OutputType>().Length;
    private static readonly int Classes = Enum.GetValues<ExposureClass>().Length;
    private readonly (long Outputs, long Value)[] byType = new (long, long)[Types * Classes];
    private readonly (long Outputs, long Value)[] byYear = new (long, long)[Years * Classes];
    private readonly (long Outputs, long Value)[] byValue = new (long, long)[Decades * Classes];

    /// <summary>Adds an output.</summary>
    public void Add(OutputType type, ExposureClass exposure, uint time, long value)
    {
        int year = Math.Clamp(DateTimeOffset.FromUnixTimeSeconds(time).Year - FirstYear, 0, Years - 1);
        int decade = value <= 0 ? 0 : (int)Math.Log10(value + 0.5);
        Add(ref byType[(int)type * Classes + (int)exposure], value);
        Add(ref byYear[year * Classes + (int)exposure], value);
        Add(ref byValue[decade * Classes + (int)exposure], value);
    }

    /// <summary>The sums by type and class.</summary>
    public ExposureSummary Summary() => new(
        [.. byType.Select((sum, i) => new ExposureRow((OutputType)(i / Classes), (ExposureClass)(i % Classes), sum.Outputs, new(sum.Value)))
            .Where(row => row.Outputs > 0)]);

    /// <summary>The sums by the year in which an output was made.</summary>
    public IReadOnlyList<ExposureSlice> ByYear() => Slices(byYear, index => FirstYear + index);

    /// <summary>The sums by value, in powers of ten; a range's lower end in bitcoin.</summary>
    public IReadOnlyList<ExposureSlice> ByValue() =>
        Slices(byValue, index => index == 0 ? 0 : (decimal)Math.Pow(10, index) / Satoshi.PerBitcoin);

    private static List<ExposureSlice> Slices((long Outputs, long Value)[] sums, Func<int, decimal> from) =>
        [.. sums.Select((sum, i) => new ExposureSlice(from(i / Classes), (ExposureClass)(i % Classes), sum.Outputs, new(sum.Value)))
            .Where(slice => slice.Outputs > 0)];

    private static void Add(ref (long Outputs, long Value) sum, long value) => sum = (sum.Outputs + 1, checked(sum.Value + value));
}
