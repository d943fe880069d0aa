using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stabilizer.Frames;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.StateVector.Lanes;

namespace Chrysalis.Quantum.Tests.Stabilizer;

public class DetectionConverterTests
{
    private static readonly string[] Gates = ["H", "S", "SQRT_Y", "CX", "CZ", "SWAP", "R", "M", "MX", "MR", "MY", "feedback"];

    private static readonly string[] Feedbacks = ["CX rec[-{0}] {1}", "CY rec[-{0}] {1}", "CZ rec[-{0}] {1}", "XCZ {1} rec[-{0}]"];

    /// <summary>By hand: the last result lacks the flip that the first one would have switched on.</summary>
    [Theory]
    [InlineData(false, "000 011 001 100")]
    [InlineData(true, "000 110 100 001")]
    public void Convert_RunWithoutFeedback_WorksItIn(bool ranWithout, string expected)
    {
        StimCircuit circuit = StimCircuit.Parse("""
            R 0 1
            X_ERROR(0.3) 0
            M 0
            CX rec[-1] 1
            CX sweep[0] 0
            M 0 1
            DETECTOR rec[-3] rec[-1]
            DETECTOR rec[-2] rec[-3]
            OBSERVABLE_INCLUDE(0) rec[-1]
            """);
        var converter = new DetectionConverter(circuit, cancellation: TestContext.Current.CancellationToken)
        {
            RanWithoutFeedback = ranWithout,
        };
        ShotTable events = converter.Convert(Table(3, 0b000, 0b111, 0b101, 0b011), Table(1, 0, 1, 1, 0));
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 4).Select(shot =>
            string.Concat(Enumerable.Range(0, 3).Select(bit => events[shot, bit] ? '1' : '0')))));
    }

    /// <summary>Stim's own example of a three-qubit code that corrects as it goes, with the events that Stim gives.</summary>
    [Theory]
    [InlineData(false, "00000 10000 01000 00100 00010 00001")]
    [InlineData(true, "00000 11100 01100 00100 00010 00001")]
    public void Convert_FeedbackInEveryRound_GivesStimsEvents(bool ranWithout, string records)
    {
        const string Round = "CX 0 2 1 2\nM 2\nCX rec[-1] 2\n";
        StimCircuit circuit = StimCircuit.Parse(
            $"{Round}DETECTOR rec[-1]\n{Round}DETECTOR rec[-1] rec[-2]\n{Round}DETECTOR rec[-1] rec[-2]\n"
                + "M 0 1\nDETECTOR rec[-1] rec[-2] rec[-3]\nOBSERVABLE_INCLUDE(0) rec[-1]");
        var converter = new DetectionConverter(circuit, cancellation: TestContext.Current.CancellationToken)
        {
            RanWithoutFeedback = ranWithout,
        };
        ShotTable events = converter.Convert(Table(5, [.. records.Split(' ').Select(record => Bits(record))]));
        string[] expected = ["00000", "11000", "01100", "00110", "00010", "00011"];
        Assert.Equal(expected.Select(Bits), Enumerable.Range(0, 6).Select(shot => events[shot][0]));
    }

    /// <summary>The records that come out are those that the circuit with its feedback can give, no more and no fewer.</summary>
    [Fact]
    public void WithFeedback_RandomCircuits_GivesTheRecordsOfTheWholeCircuit()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 60; trial++)
        {
            (string with, string without) = RandomCircuit(random);
            HashSet<ulong> expected = Records(Sample(with)), given = [];
            var sampler = new FrameSampler(StimCircuit.Parse(with), keepsRecord: true, VectorPaths.Widest);
            foreach (ShotTable table in Sample(without))
                given.UnionWith(Records([sampler.WithFeedback(table)]));
            Assert.True(expected.SetEquals(given), with);
        }
    }

    private static (string With, string Without) RandomCircuit(Random random)
    {
        (string with, string without, int results) = ("", "", 0);
        for (int gate = 0; gate < 30; gate++)
        {
            string name = Gates[random.Next(Gates.Length)];
            int a = random.Next(4), b = (a + random.Next(1, 4)) % 4;
            if (name == "feedback" && results > 0)
            {
                with += string.Format(
                    System.Globalization.CultureInfo.InvariantCulture, Feedbacks[random.Next(4)], random.Next(1, results + 1), a) + "\n";
                continue;
            }
            bool measures = name.StartsWith('M');
            if (name == "feedback" || (measures && results == 8))
                continue;
            string line = name is "CX" or "CZ" or "SWAP" ? $"{name} {a} {b}\n" : $"{name} {(measures && a == 0 ? "!" : "")}{a}\n";
            results += measures ? 1 : 0;
            with += line;
            without += line;
        }
        return (with + "M 0\n", without + "M 0\n");
    }

    private static ShotTable[] Sample(string text)
    {
        var sampler = new MeasurementSampler(StimCircuit.Parse(text), cancellation: TestContext.Current.CancellationToken);
        return [.. Enumerable.Range(0, 6).Select(block => sampler.Sample(5, block))];
    }

    private static HashSet<ulong> Records(IEnumerable<ShotTable> tables) =>
        [.. tables.SelectMany(table => Enumerable.Range(0, table.Shots).Select(shot => table[shot][0]))];

    private static ulong Bits(string digits) => Convert.ToUInt64(string.Concat(digits.Reverse()), 2);

    private static ShotTable Table(int bits, params ulong[] rows)
    {
        var table = new ShotTable(rows.Length, bits);
        for (int row = 0; row < rows.Length; row++)
            table[row][0] = rows[row];
        return table;
    }
}
