using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Circuits.Text;
using Chrysalis.Quantum.Tests.Reference;
using Chrysalis.Testing;
using CsCheck;

namespace Chrysalis.Quantum.Tests.Circuits.Text;

public class QsimFuzzTests
{
    private static readonly string[] Seeds =
    [
        "3\n0 h 0\n0 x_1_2 1\n0 y_1_2 2\n1 hz_1_2 0\n1 rx 1 0.3\n1 ry 2 0.7\n"
            + "2 rz 0 1.1\n2 rxy 1 0.4 0.9\n2 t 2\n3 is 0 1\n4 fs 1 2 0.3 0.5\n",
        "3 # comment\r\n0 cp 0 2 0.8; 1 sw 0 1; cnot 2 0\ncz 1 2\n"
            + "10 s 0\n11 c 1 rx 0 0.4\n12 c 0 1 x 2\n13 p 0.3\n14 c 0 1 p -1e-3\nm 0 1 2\n",
        "2\nid1 0\nid2 0 1\np 1\np 2\np 3\ny 0\nz 1\n",
    ];

    [Fact]
    public void Parse_DamagedCircuits_AreReadOrRefused() => Fuzzer.Run(FuzzTarget.OfText(
        "qsim circuits", Seeds, text => RequireRoundTrip(QsimFormat.Parse(text)),
        "c ", "p ", "m ", ";", "#", "\r", "\n", "99999 ", "fs ", "rxy ", "1e308", "-0.5"));

    /// <summary>What is written is read to a circuit that does the same.</summary>
    [Fact]
    public void Parse_WhatACircuitWrites_DoesTheSame() => PropertyCheck.Holds(Gen.Int, seed =>
    {
        Circuit circuit = QsimFormat.Parse(RandomText(new Random(seed)));
        RequireRoundTrip(circuit);
        System.Numerics.Complex[] expected = DenseSimulator.Run(circuit);
        System.Numerics.Complex[] actual = DenseSimulator.Run(QsimFormat.Parse(QsimFormat.Write(circuit)));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(0, (pair.First - pair.Second).Magnitude, 1e-9));
    }, "qsim circuits written and read again");

    private static string RandomText(Random random)
    {
        string[] forms =
        [
            "h a", "x a", "t a", "s a", "x_1_2 a", "hz_1_2 a", "rx a v", "rxy a v v", "cz a b", "cx a b", "is a b", "fs a b v v",
            "cp a b v", "p v", "c a p v", "c a b p v", "c a y b", "c a fs b d v v",
        ];
        string text = "4\n";
        for (int i = 0; i < 20; i++)
        {
            int[] order = [0, 1, 2, 3];
            random.Shuffle(order);
            string[] words = forms[random.Next(forms.Length)].Split(' ');
            for (int w = 1; w < words.Length; w++)
                words[w] = words[w] switch
                {
                    "a" => $"{order[0]}",
                    "b" => $"{order[1]}",
                    "d" => $"{order[2]}",
                    "v" => (random.NextDouble() * 8 - 4).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    var word => word,
                };
            text += (random.Next(2) == 0 ? $"{i * 3} " : "") + string.Join(random.Next(3) == 0 ? "\t " : " ", words)
                + (random.Next(4) == 0 ? " # x;y\n" : "\r\n");
        }
        return text;
    }

    private static void RequireRoundTrip(Circuit circuit)
    {
        string written = QsimFormat.Write(circuit);
        if (QsimFormat.Write(QsimFormat.Parse(written)) != written)
            throw new InvalidOperationException($"Written and read again it is another circuit: {written}");
    }
}
