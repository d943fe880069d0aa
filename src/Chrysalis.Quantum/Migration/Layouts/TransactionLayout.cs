namespace Chrysalis.Quantum.Migration.Layouts;

/// <summary>
/// A transaction laid out byte by byte (BIP-144), its keys, signatures and hashes filled with a constant, and what it weighs (BIP-141).
/// </summary>
public sealed record TransactionLayout
{
    private TransactionLayout(byte[] bytes, int baseBytes, int inputs, int outputs, int signatures) =>
        (Bytes, BaseBytes, Inputs, Outputs, Signatures) = (bytes, baseBytes, inputs, outputs, signatures);

    /// <summary>The transaction.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Bytes without marker, flag and witness.</summary>
    public int BaseBytes { get; }

    /// <summary>Bytes of marker, flag and witness.</summary>
    public int WitnessBytes => Bytes.Length - BaseBytes;

    /// <summary>Inputs.</summary>
    public int Inputs { get; }

    /// <summary>Outputs.</summary>
    public int Outputs { get; }

    /// <summary>Signatures that a node checks.</summary>
    public int Signatures { get; }

    /// <summary>Weight units: three times the base and once the whole, so a witness byte counts a quarter.</summary>
    public int Weight => 3 * BaseBytes + Bytes.Length;

    /// <summary>Virtual bytes: a quarter of the weight, rounded up.</summary>
    public int VirtualBytes => (Weight + 3) / 4;

    /// <summary>Lays out a transaction.</summary>
    /// <param name="inputs">Its inputs; at least one.</param>
    /// <param name="outputs">How its outputs are locked; at least one.</param>
    /// <exception cref="ArgumentException">There is no input or no output.</exception>
    public static TransactionLayout Of(IReadOnlyList<InputKind> inputs, IReadOnlyList<SpendPath> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        if (inputs.Count == 0 || outputs.Count == 0)
            throw new ArgumentException($"A transaction needs inputs and outputs, not {inputs.Count} and {outputs.Count}.");
        InputLayout[] layouts = LayOut(inputs);
        bool hasWitness = layouts.Any(layout => layout.Witness.Length > 1);
        byte[] body = Body(layouts, outputs);
        var all = new LayoutWriter().Number(2);
        if (hasWitness)
            all.Byte(0).Byte(1);
        all.Raw(body);
        if (hasWitness)
        {
            foreach (InputLayout layout in layouts)
                all.Raw(layout.Witness);
        }

        return new(all.Number(0).ToArray(), body.Length + 8, inputs.Count, outputs.Count, inputs.Sum(input => input.Signatures));
    }

    /// <summary>Lays out a transaction of equal inputs and equal outputs.</summary>
    public static TransactionLayout Of(InputKind input, int inputs, SpendPath output, int outputs)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Of(Enumerable.Repeat(input, inputs).ToArray(), Enumerable.Repeat(output, outputs).ToArray());
    }

    /// <summary>Equal inputs share their layout: a block of thousands is laid out in no time.</summary>
    private static InputLayout[] LayOut(IReadOnlyList<InputKind> inputs)
    {
        var known = new Dictionary<InputKind, InputLayout>();
        return [.. inputs.Select(
            input => known.TryGetValue(input, out InputLayout? layout) ? layout : known[input] = InputLayout.Of(input))];
    }

    /// <summary>Inputs and outputs: outpoint (36), script, sequence (4); amount (8), script.</summary>
    private static byte[] Body(InputLayout[] inputs, IReadOnlyList<SpendPath> outputs)
    {
        var body = new LayoutWriter().Count(inputs.Length);
        foreach (InputLayout input in inputs)
            body.Fill(32).Number(0).Sized(input.Script).Number(0xFFFFFFFD);
        body.Count(outputs.Count);
        foreach (SpendPath output in outputs)
            body.Amount(100_000_000).Sized(OutputLayout.Script(output));
        return body.ToArray();
    }
}
