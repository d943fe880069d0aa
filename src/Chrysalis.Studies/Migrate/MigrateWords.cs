using System.Globalization;
using Chrysalis.Quantum.Migration;
using Chrysalis.Signing;

namespace Chrysalis.Studies.Migrate;

/// <summary>Payments, moves and times of a migration in words.</summary>
public static class MigrateWords
{
    /// <summary>A length of time a person can grasp: microseconds to seconds.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0} µs"),
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
    };

    /// <summary>How outputs are gathered, in words.</summary>
    public static string Gathering(MoveDuration move)
    {
        ArgumentNullException.ThrowIfNull(move);
        return move.InputsPerTransaction switch
        {
            null => "gathered, one transaction a block",
            1 => "each alone",
            { } inputs => string.Create(CultureInfo.InvariantCulture, $"{inputs} at a time"),
        };
    }

    /// <summary>A day, or that there is none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "any day";

    /// <summary>A kind of payment, for readers.</summary>
    public static string Title(TransactionCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return $"{cost.Output}, {SignatureSchemes.Named(cost.Scheme).Title}";
    }
}
