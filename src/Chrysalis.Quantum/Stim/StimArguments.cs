using System.Globalization;

namespace Chrysalis.Quantum.Stim;

/// <summary>The rules for the numbers in an instruction's parentheses.</summary>
internal static class StimArguments
{
    /// <summary>The largest number of an observable, 2^32 - 1 as in Stim.</summary>
    private const double MaxObservable = uint.MaxValue;

    /// <summary>The most that disjoint probabilities may add up to: rounding is forgiven as in Stim.</summary>
    private const double MaxSum = 1.0000001;

    /// <exception cref="StimFormatException">They do not fit the instruction.</exception>
    public static void Check(StimStatement statement, StimGate gate)
    {
        double[] arguments = statement.Arguments;
        if (arguments.Length < gate.LeastArguments || arguments.Length > gate.MostArguments)
            throw statement.Error($"{gate.Name} takes {Count(gate)} in parentheses, not {arguments.Length}");
        if (gate.TakesProbabilities)
            CheckProbabilities(statement, gate);
        if (gate.Kind == StimGateKind.Observable
            && !(arguments[0] >= 0 && arguments[0] <= MaxObservable && arguments[0] == Math.Floor(arguments[0])))
            throw statement.Error($"{Text(arguments[0])} is not the number of an observable: whole numbers from 0 are");
    }

    private static void CheckProbabilities(StimStatement statement, StimGate gate)
    {
        foreach (double p in statement.Arguments)
            if (!(p >= 0 && p <= 1))
                throw statement.Error($"{Text(p)} is not a probability of {gate.Name}: 0 to 1 are");
        if (statement.Arguments.Sum() > MaxSum)
            throw statement.Error($"the probabilities of {gate.Name} add up to {Text(statement.Arguments.Sum())}, above 1");
    }

    private static string Count(StimGate gate) => (gate.LeastArguments, gate.MostArguments) switch
    {
        (0, 0) => "no numbers",
        (1, 1) => "one number",
        (0, 1) => "at most one number",
        var (least, _) => $"{least} numbers",
    };

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
