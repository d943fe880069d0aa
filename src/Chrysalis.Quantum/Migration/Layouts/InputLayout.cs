namespace Chrysalis.Quantum.Migration.Layouts;

/// <summary>The script and the witness that an input carries.</summary>
/// <param name="Script">The input's script, empty for native witness outputs.</param>
/// <param name="Witness">The witness stack, its count included; a single zero byte without one.</param>
internal sealed record InputLayout(byte[] Script, byte[] Witness)
{
    private const byte CheckSig = 0xAC;
    private const byte CheckMultisig = 0xAE;

    /// <summary>
    /// An opcode that tapscript keeps free (OP_SUBSTR in BIP-360's test vectors): a soft fork would give it a scheme's check.
    /// </summary>
    private const byte PostQuantumCheck = 0x7F;

    /// <summary>Leaf version and parity bit of a P2MR control block (BIP-360).</summary>
    private const byte ControlByte = 0xC1;

    private static readonly byte[] NoWitness = [0];

    /// <summary>Lays out an input.</summary>
    public static InputLayout Of(InputKind input)
    {
        int signature = input.Scheme.SignatureBytes;
        int key = input.Scheme.PublicKeyBytes;
        return input.Path switch
        {
            SpendPath.P2pk => new(new LayoutWriter().Push(signature).ToArray(), NoWitness),
            SpendPath.P2ms => new(new LayoutWriter().Byte(0).Push(signature).ToArray(), NoWitness),
            SpendPath.P2pkh => new(new LayoutWriter().Push(signature).Push(key).ToArray(), NoWitness),
            SpendPath.P2shTwoOfThree =>
                new(new LayoutWriter().Byte(0).Push(signature).Push(signature).Push(TwoOfThree(key)).ToArray(), NoWitness),
            SpendPath.P2shP2wpkh => new(WitnessProgram(20), KeyWitness(signature, key)),
            SpendPath.P2shP2wshTwoOfThree => new(WitnessProgram(32), TwoOfThreeWitness(signature, key)),
            SpendPath.P2wpkh => new([], KeyWitness(signature, key)),
            SpendPath.P2wshTwoOfThree => new([], TwoOfThreeWitness(signature, key)),
            SpendPath.P2tr => new([], new LayoutWriter().Count(1).SizedFill(signature).ToArray()),
            SpendPath.P2mr => new([], LeafWitness(input)),
            _ => throw new ArgumentOutOfRangeException(nameof(input), input.Path, "No such spend path."),
        };
    }

    /// <summary>m of n opcodes are 0x50 + number: two, three keys, three.</summary>
    private static byte[] TwoOfThree(int key) =>
        new LayoutWriter().Byte(0x52).Push(key).Push(key).Push(key).Byte(0x53).Byte(CheckMultisig).ToArray();

    /// <summary>A witness program of version 0, pushed by the script of an input that spends a script's hash.</summary>
    private static byte[] WitnessProgram(int hash) => new LayoutWriter().Push(new LayoutWriter().Byte(0).Push(hash).ToArray()).ToArray();

    private static byte[] KeyWitness(int signature, int key) => new LayoutWriter().Count(2).SizedFill(signature).SizedFill(key).ToArray();

    private static byte[] TwoOfThreeWitness(int signature, int key) =>
        new LayoutWriter().Count(4).SizedFill(0).SizedFill(signature).SizedFill(signature).Sized(TwoOfThree(key)).ToArray();

    /// <summary>The signature, the leaf's script (the key and the check), and the control block: one byte and a hash a level.</summary>
    private static byte[] LeafWitness(InputKind input)
    {
        byte[] leaf = new LayoutWriter().Push(input.Scheme.PublicKeyBytes).Byte(input.Scheme.IsPostQuantum ? PostQuantumCheck : CheckSig)
            .ToArray();
        byte[] control = new LayoutWriter().Byte(ControlByte).Fill(32 * input.TreeDepth).ToArray();
        return new LayoutWriter().Count(3).SizedFill(input.Scheme.SignatureBytes).Sized(leaf).Sized(control).ToArray();
    }
}
