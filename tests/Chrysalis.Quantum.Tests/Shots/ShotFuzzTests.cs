using System.Text;
using Chrysalis.Quantum.Shots;
using Chrysalis.Testing;
using CsCheck;

namespace Chrysalis.Quantum.Tests.Shots;

public class ShotFuzzTests
{
    public static TheoryData<ShotFormat> Formats => [.. Enum.GetValues<ShotFormat>()];

    /// <summary>The first byte chooses the layout, the others are the shots: what is read writes itself and reads again.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void TryRead_DamagedShots_AreReadOrRefused(ShotFormat format)
    {
        ShotLayout[] layouts = [new(0, 0, 0), new(3, 2, 1), new(0, 8, 0), new(30, 33, 1), new(0, 600, 70)];
        byte[][] seeds = [.. layouts.SelectMany((layout, i) => (byte[][])
        [
            [(byte)i, .. Write(RandomShots(new Random(i), layout, 64, 0.1), format, layout)],
            [(byte)i, .. Write(RandomShots(new Random(i), layout, 64, 0.7), format, layout)],
        ])];
        Fuzzer.Run(new($"shots, {format}", seeds, bytes =>
        {
            if (bytes.Length == 0)
                return;
            ShotLayout layout = layouts[bytes[0] % layouts.Length];
            List<ulong[]> shots = Read(bytes[1..], format, layout);
            if (!Same(shots, Read(Write(shots, format, layout), format, layout)))
                throw new InvalidOperationException("Written and read again the shots are others.");
        })
        {
            Tokens = [.. ((string[])["shot", " M0", " D1", " L0", "\n", "\r\n", ",", "99999999999"]).Select(Encoding.ASCII.GetBytes)],
        });
    }

    /// <summary>Every writer's shots are read by its reader to the same bits, whatever the layout.</summary>
    [Fact]
    public void TryRead_WhatIsWritten_IsTheSame() => PropertyCheck.Holds(Gen.Int, seed =>
    {
        var random = new Random(seed);
        var layout = new ShotLayout(random.Next(100), random.Next(100), random.Next(1, 80));
        ulong[][] shots = RandomShots(random, layout, 64, random.NextDouble());
        foreach (ShotFormat format in Enum.GetValues<ShotFormat>())
            Assert.True(Same(shots, Read(Write(shots, format, layout), format, layout)), $"{format} {layout}");
    }, "shots written and read again");

    private static ulong[][] RandomShots(Random random, ShotLayout layout, int count, double density)
    {
        ulong[][] shots = [.. Enumerable.Range(0, count).Select(_ => new ulong[layout.Words])];
        foreach (ulong[] shot in shots)
            for (int bit = 0; bit < layout.Bits; bit++)
                shot[bit >> 6] |= random.NextDouble() < density ? 1UL << (bit & 63) : 0;
        return shots;
    }

    private static byte[] Write(IReadOnlyList<ulong[]> shots, ShotFormat format, ShotLayout layout)
    {
        var stream = new MemoryStream();
        using var writer = new ShotWriter(stream, format, layout);
        foreach (ulong[] shot in shots)
            writer.Write(shot);
        writer.Complete();
        return stream.ToArray();
    }

    private static List<ulong[]> Read(byte[] bytes, ShotFormat format, ShotLayout layout)
    {
        var reader = new ShotReader(new MemoryStream(bytes), format, layout);
        var shots = new List<ulong[]>();
        var shot = new ulong[layout.Words];
        while (reader.TryRead(shot))
            shots.Add([.. shot]);
        return shots;
    }

    private static bool Same(IReadOnlyList<ulong[]> a, List<ulong[]> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
}
