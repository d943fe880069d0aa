using System.Globalization;

namespace Chrysalis.Testing;

/// <summary>What a target did with its cases.</summary>
internal sealed class FuzzCounts
{
    /// <summary>Inputs it was given.</summary>
    public long Cases { get; set; }

    /// <summary>Inputs it took.</summary>
    public long Taken { get; set; }

    /// <summary>Inputs it refused, with an exception for the user.</summary>
    public long Refused { get; set; }

    /// <summary>Inputs that ended in another exception, too late or with too much memory.</summary>
    public long Failed { get; set; }

    /// <summary>The slowest case, in milliseconds.</summary>
    public double SlowestMs { get; private set; }

    /// <summary>The number of the slowest case.</summary>
    public long Slowest { get; private set; }

    /// <summary>The most bytes that one case allocated.</summary>
    public long MostAllocated { get; set; }

    /// <summary>Notes how long a case took.</summary>
    public void Took(long index, double milliseconds)
    {
        if (milliseconds > SlowestMs)
            (Slowest, SlowestMs) = (index, milliseconds);
    }

    /// <summary>One line for the log.</summary>
    public string Line(string name, TimeSpan time) => string.Create(CultureInfo.InvariantCulture,
        $"{name}: {Cases} cases, {Taken} taken, {Refused} refused, {Failed} failed; slowest {SlowestMs:F1} ms (case {Slowest}), "
        + $"most memory {MostAllocated / 1048576.0:F1} MB; {time.TotalSeconds:F1} s, seed {FuzzSettings.Seed}");
}
