using CsCheck;

namespace Chrysalis.Testing;

/// <summary>Properties that hold for every value of a generator; a failure prints the seed that repeats it (CsCheck_Seed).</summary>
internal static class PropertyCheck
{
    /// <summary>Checks the property on few values, or as many as the fuzz script asks for.</summary>
    public static void Holds<T>(Gen<T> values, Action<T> property, string name, long few = 200)
    {
        long cases = FuzzSettings.CasesOr(few);
        values.Sample(property, iter: cases, threads: 1);
        if (FuzzSettings.Log is { } log)
            File.AppendAllText(log, $"{name}: {cases} values, all hold\n");
    }
}
