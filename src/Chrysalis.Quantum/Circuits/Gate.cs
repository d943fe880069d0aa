using System.Collections.Immutable;
using System.Globalization;

namespace Chrysalis.Quantum.Circuits;

/// <summary>
/// A gate: a name, its parameters and its unitary. Immutable; the field's gates are in <see cref="Gates"/>. Read-only: may be shared
/// between threads.
/// </summary>
public sealed class Gate
{
    internal Gate(string name, UnitaryMatrix unitary, params ImmutableArray<double> parameters)
    {
        Name = name;
        Unitary = unitary;
        Parameters = parameters;
        Target = this;
    }

    private Gate(Gate target, int controlCount)
        : this(new string('c', controlCount) + target.Name, target.Unitary.Controlled(controlCount), target.Parameters)
    {
        Target = target;
        ControlCount = controlCount;
    }

    /// <summary>The gate's name in small letters, as OpenQASM and qsim spell it ("h", "cx", "fsim").</summary>
    public string Name { get; }

    /// <summary>The gate's parameters; angles are in radians.</summary>
    public ImmutableArray<double> Parameters { get; }

    /// <summary>The matrix; the first qubit is the most significant bit of its row number.</summary>
    public UnitaryMatrix Unitary { get; }

    /// <summary>Number of qubits it acts on.</summary>
    public int QubitCount => Unitary.QubitCount;

    /// <summary>Number of leading qubits that <see cref="Controlled"/> added.</summary>
    public int ControlCount { get; }

    /// <summary>The gate under the controls; the gate itself when it has none.</summary>
    public Gate Target { get; }

    /// <summary>A gate of one's own from its matrix.</summary>
    /// <exception cref="QuantumException">The name is empty or holds blanks.</exception>
    public static Gate FromMatrix(string name, UnitaryMatrix unitary)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(unitary);
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
            throw new QuantumException($"The gate name '{name}' is empty or holds blanks: use letters, digits and underscores.");
        return new(name, unitary);
    }

    /// <summary>The gate that acts only where every one of the added, leading qubits is 1.</summary>
    /// <exception cref="QuantumException">The result acts on more than <see cref="UnitaryMatrix.MaxQubitCount"/> qubits.</exception>
    public Gate Controlled(int controlCount = 1) => controlCount == 0 ? this : new(Target, ControlCount + controlCount);

    /// <summary>The gate that undoes this one; its name ends in "dg" and it has no parameters.</summary>
    public Gate Adjoint() => new(Name + "dg", Unitary.Adjoint());

    /// <summary>The gate on given qubits.</summary>
    /// <exception cref="QuantumException">The number of qubits is wrong, or one is named twice or is negative.</exception>
    public GateOperation On(params ReadOnlySpan<int> qubits) => new(this, [.. qubits]);

    /// <summary>Name and parameters, as in "fsim(1.57, 0.52)".</summary>
    public override string ToString() => Parameters.IsEmpty
        ? Name
        : $"{Name}({string.Join(", ", Parameters.Select(value => value.ToString("0.####", CultureInfo.InvariantCulture)))})";
}
