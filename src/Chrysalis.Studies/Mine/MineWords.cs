using System.Globalization;
using Chrysalis.Quantum.Mining;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Studies.Mine;

/// <summary>Figures of miners in words.</summary>
public static class MineWords
{
    /// <summary>A number with a power of ten where it needs one.</summary>
    public static string Number(double value) => value switch
    {
        0 => "0",
        >= 1e-3 and < 10 => value.ToString("0.####", CultureInfo.InvariantCulture),
        >= 10 and < 1e5 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00e+0", CultureInfo.InvariantCulture),
    };

    /// <summary>A time in minutes.</summary>
    public static string Minutes(double seconds) => seconds >= 0.6 ? Invariant($"{seconds / 60:0.000}") : Number(seconds / 60);

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => share switch
    {
        0 => "0 %",
        >= 1e-4 => Invariant($"{100 * share:0.###} %"),
        _ => Invariant($"{100 * share:0.00e+0} %"),
    };

    /// <summary>A share with its 95 % interval, in percent.</summary>
    public static string Interval(double share, double low, double high) =>
        Invariant($"{100 * share:0.000} % [{100 * low:0.000}, {100 * high:0.000}]");

    /// <summary>Time between two blocks of a miner with a share of all blocks.</summary>
    public static string TimeToBlock(double share) => Quantities.Duration(MiningNetwork.BlockIntervalSeconds / share);
}
