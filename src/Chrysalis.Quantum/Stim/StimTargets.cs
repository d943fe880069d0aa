using System.Collections.Immutable;
using System.Globalization;

namespace Chrysalis.Quantum.Stim;

/// <summary>Reads an instruction's targets and checks that they suit it.</summary>
internal static class StimTargets
{
    /// <summary>Reads the targets.</summary>
    /// <param name="statement">The line.</param>
    /// <param name="gate">Its instruction.</param>
    /// <param name="recorded">Results before it, for rec[-k].</param>
    /// <exception cref="StimFormatException">A target is malformed or does not suit the instruction.</exception>
    public static ImmutableArray<StimTarget> Read(StimStatement statement, StimGate gate, long recorded)
    {
        var targets = ImmutableArray.CreateBuilder<StimTarget>(statement.Targets.Count);
        foreach (StimWord word in statement.Targets)
        {
            StimTarget target = word.Text == "*" ? StimTarget.Combiner : ReadOne(statement, word, word.Text);
            targets.Add(Checked(statement, gate, word, target, targets.Count, recorded));
        }
        if (gate.IsPaired)
            CheckPairs(statement, gate, targets);
        if (gate.Kind is StimGateKind.MeasureProduct or StimGateKind.PhaseProduct)
            CheckProducts(statement, targets);
        if (targets.Count > 0 && gate.Name is ("TICK" or "SHIFT_COORDS"))
            throw statement.Error($"{gate.Name} takes no targets", statement.Targets[0]);
        return targets.DrainToImmutable();
    }

    /// <summary>Every '*' stands between two factors, and every product has real eigenvalues.</summary>
    private static void CheckProducts(StimStatement statement, ImmutableArray<StimTarget>.Builder targets)
    {
        for (int i = 0; i < targets.Count; i++)
            if (targets[i].Kind == StimTargetKind.Combiner
                && (i == 0 || i + 1 == targets.Count || targets[i + 1].Kind == StimTargetKind.Combiner))
                throw statement.Error("'*' does not stand between two factors", statement.Targets[i]);
        int first = 0;
        foreach (StimTarget[] factors in PauliProduct.Split([.. targets]))
        {
            if (!PauliProduct.Of(factors).IsHermitian)
                throw statement.Error($"'{PauliProduct.Text(factors)}' is anti-Hermitian, so it has no result to measure: "
                    + "write the one Pauli operator a qubit that is meant", statement.Targets[first]);
            first += (2 * factors.Length) - 1;
        }
    }

    private static StimTarget Checked(StimStatement statement, StimGate gate, StimWord word, StimTarget target, int place, long recorded)
    {
        bool suits = gate.Kind switch
        {
            StimGateKind.Detector => target.Kind == StimTargetKind.Record,
            StimGateKind.Observable => target.Kind is StimTargetKind.Record or StimTargetKind.Pauli,
            StimGateKind.Correlated or StimGateKind.MeasureProduct or StimGateKind.PhaseProduct =>
                target.Kind is StimTargetKind.Pauli or StimTargetKind.Combiner,
            StimGateKind.Measure or StimGateKind.MeasureReset or StimGateKind.MeasurePair => target.Kind == StimTargetKind.Qubit,
            StimGateKind.Pad => target is { Kind: StimTargetKind.Qubit, Value: 0 or 1, IsInverted: false },
            _ => target is { Kind: StimTargetKind.Qubit, IsInverted: false } || Controls(gate.Kind, target, place),
        };
        if (!suits)
            throw statement.Error($"'{word.Text}' is not a target of {gate.Name}: {Suitable(gate.Kind)}", word);
        if (target.Kind == StimTargetKind.Record && target.Value > recorded)
            throw statement.Error($"'{word.Text}' looks back past the first of {recorded} measurements", word);
        return target;
    }

    private static bool Controls(StimGateKind kind, StimTarget target, int place)
        => target.Kind is StimTargetKind.Record or StimTargetKind.Sweep && kind switch
        {
            StimGateKind.FirstControls => place % 2 == 0,
            StimGateKind.SecondControls => place % 2 == 1,
            _ => kind == StimGateKind.EitherControls,
        };

    private static string Suitable(StimGateKind kind) => kind switch
    {
        StimGateKind.Detector => "measurements such as rec[-1] are",
        StimGateKind.Observable => "measurements such as rec[-1] and Pauli operators such as X1 are",
        StimGateKind.Correlated => "Pauli operators such as X1 are",
        StimGateKind.MeasureProduct or StimGateKind.PhaseProduct => "products such as X1*!Y2*Z3 are",
        StimGateKind.Pad => "0 and 1 are",
        StimGateKind.FirstControls => "qubits are, and bits such as rec[-1] or sweep[0] in the first place of a pair",
        StimGateKind.SecondControls => "qubits are, and bits such as rec[-1] or sweep[0] in the second place of a pair",
        StimGateKind.EitherControls => "qubits and bits such as rec[-1] or sweep[0] are",
        _ => "qubits such as 5 are",
    };

    private static void CheckPairs(StimStatement statement, StimGate gate, ImmutableArray<StimTarget>.Builder targets)
    {
        if (targets.Count % 2 != 0)
            throw statement.Error($"{gate.Name} takes pairs of targets, not {targets.Count} targets");
        for (int i = 0; i < targets.Count; i += 2)
            if (targets[i].Kind == targets[i + 1].Kind && targets[i].Value == targets[i + 1].Value)
                throw statement.Error(
                    $"{gate.Name} cannot take {Named(targets[i])} twice in a pair", statement.Targets[i + 1]);
    }

    private static string Named(StimTarget target) => target.Kind == StimTargetKind.Qubit ? $"qubit {target.Value}" : $"'{target}'";

    private static StimTarget ReadOne(StimStatement statement, StimWord word, string text)
    {
        bool inverted = text.StartsWith('!');
        ReadOnlySpan<char> rest = text.AsSpan(inverted ? 1 : 0);
        if (rest.IsEmpty)
            throw statement.Error($"'{word.Text}' is not a target", word);
        if (char.IsAsciiDigit(rest[0]))
            return StimTarget.Qubit(ReadNumber(statement, word, rest), inverted);
        if (char.ToUpperInvariant(rest[0]) is >= 'X' and <= 'Z' and var letter)
            return StimTarget.Pauli(
                letter == 'X' ? PauliBasis.X : letter == 'Y' ? PauliBasis.Y : PauliBasis.Z, ReadNumber(statement, word, rest[1..]),
                inverted);
        if (!inverted && rest.StartsWith("rec[-") && rest.EndsWith("]"))
            return ReadNumber(statement, word, rest[5..^1]) is > 0 and var back
                ? StimTarget.Record(back)
                : throw statement.Error("rec[-1] is the last measurement: there is no rec[-0]", word);
        if (!inverted && rest.StartsWith("sweep[") && rest.EndsWith("]"))
            return StimTarget.Sweep(ReadNumber(statement, word, rest[6..^1]));
        throw statement.Error(
            $"'{(word.Text.Length > 40 ? word.Text[..40] + "..." : word.Text)}' is not a target: 5, !5, X5, rec[-1] and sweep[0] are such",
            word);
    }

    private static int ReadNumber(StimStatement statement, StimWord word, ReadOnlySpan<char> digits)
        => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= StimTarget.MaxValue
            ? number
            : throw statement.Error($"'{(word.Text.Length > 40 ? word.Text[..40] + "..." : word.Text)}' does not carry a whole number from "
                + $"0 to {StimTarget.MaxValue}", word);
}
