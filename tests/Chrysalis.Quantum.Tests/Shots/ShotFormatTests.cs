using System.Text;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Tests.Shots;

public class ShotFormatTests
{
    [Theory]
    [InlineData(ShotFormat.Text01, "01011\n")]
    [InlineData(ShotFormat.Hits, "1,3,4\n")]
    [InlineData(ShotFormat.Dets, "shot M1 D1 L0\n")]
    [InlineData(ShotFormat.R8, "\u0001\u0001\0\0")]
    [InlineData(ShotFormat.B8, "\u001a")]
    public void Write_AShot_LooksAsStimDocumentsIt(ShotFormat format, string expected)
    {
        var stream = new MemoryStream();
        using (var writer = new ShotWriter(stream, format, new ShotLayout(2, 2, 1)))
            writer.Write([0b11010]);

        Assert.Equal(expected, Encoding.Latin1.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData(ShotFormat.Text01)]
    [InlineData(ShotFormat.Hits)]
    [InlineData(ShotFormat.Dets)]
    [InlineData(ShotFormat.R8)]
    [InlineData(ShotFormat.B8)]
    [InlineData(ShotFormat.Ptb64)]
    public void TryRead_WhatWasWritten_IsTheSame(ShotFormat format)
    {
        var random = new Random(1);
        foreach (int bits in (int[])[1, 7, 8, 9, 63, 64, 65, 254, 255, 256, 257, 510, 511, 1000])
        {
            var layout = new ShotLayout(bits / 3, bits - (bits / 3) - 1, 1);
            ulong[][] shots = [.. Enumerable.Range(0, 128).Select(i => RandomShot(random, bits, i / 127.0))];
            var stream = new MemoryStream();
            using (var writer = new ShotWriter(stream, format, layout))
                foreach (ulong[] shot in shots)
                    writer.Write(shot);
            stream.Position = 0;
            var reader = new ShotReader(stream, format, layout);
            var read = new ulong[layout.Words];
            foreach (ulong[] shot in shots)
            {
                Assert.True(reader.TryRead(read));
                Assert.Equal(shot, read);
            }
            Assert.False(reader.TryRead(read));
        }
    }

    [Theory]
    [InlineData(ShotFormat.Text01, "0101\n", "4 digits")]
    [InlineData(ShotFormat.Text01, "010110\n", "goes on")]
    [InlineData(ShotFormat.Hits, "5\n", "names bit 5 where there are 5")]
    [InlineData(ShotFormat.Hits, "1,\n", "lacks a number")]
    [InlineData(ShotFormat.Hits, "99999999999999999999\n", "names bit")]
    [InlineData(ShotFormat.Dets, "shot D2\n", "names bit 2 where there are 2")]
    [InlineData(ShotFormat.Dets, "shot X2\n", "neither M, D nor L")]
    [InlineData(ShotFormat.Dets, "D2\n", "the word 'shot'")]
    [InlineData(ShotFormat.R8, "\u0009", "passes its 5 bits")]
    [InlineData(ShotFormat.R8, "\u0002", "ends within a run")]
    [InlineData(ShotFormat.B8, "\u00ff", "padding bit")]
    [InlineData(ShotFormat.Ptb64, "\u00ff", "begins a group of 64 shots that ends after 1 of 40 bytes")]
    public void TryRead_Malformed_NamesTheShot(ShotFormat format, string text, string problem)
    {
        var reader = new ShotReader(new MemoryStream(Encoding.Latin1.GetBytes(text)), format, new ShotLayout(2, 2, 1));

        var thrown = Assert.Throws<StimFormatException>(() => reader.TryRead(new ulong[1]));

        Assert.StartsWith("Shot 0 ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_RandomBytes_EndsInShotsOrAnError()
    {
        var random = new Random(2);
        var bytes = new byte[200];
        foreach (ShotFormat format in Enum.GetValues<ShotFormat>())
            for (int i = 0; i < 2000; i++)
            {
                random.NextBytes(bytes);
                var reader = new ShotReader(new MemoryStream(bytes), format, new ShotLayout(30, 30, 30));
                try
                {
                    while (reader.TryRead(new ulong[2]))
                        continue;
                }
                catch (StimFormatException e)
                {
                    Assert.StartsWith("Shot ", e.Message, StringComparison.Ordinal);
                }
            }
    }

    /// <summary>Stim's page of formats: eight bytes for each bit, the first shot in the lowest bit of the first of them.</summary>
    [Fact]
    public void Write_Ptb64_PutsABitOfAllShotsIntoEightBytes()
    {
        var random = new Random(4);
        ulong[][] shots = [.. Enumerable.Range(0, 192).Select(_ => RandomShot(random, 70, 0.3))];
        var stream = new MemoryStream();
        using (var writer = new ShotWriter(stream, ShotFormat.Ptb64, new ShotLayout(70, 0, 0)))
        {
            foreach (ulong[] shot in shots)
                writer.Write(shot);
            writer.Complete();
        }
        byte[] bytes = stream.ToArray();
        Assert.Equal(192 / 64 * 70 * 8, bytes.Length);
        for (int shot = 0; shot < shots.Length; shot++)
            for (int bit = 0; bit < 70; bit++)
                Assert.Equal(
                    (shots[shot][bit / 64] >> (bit % 64)) & 1,
                    ((ulong)bytes[(shot / 64 * 70 * 8) + (bit * 8) + (shot % 64 / 8)] >> (shot % 8)) & 1);
    }

    [Fact]
    public void Complete_Ptb64WithAPartOfAGroup_IsRefused()
    {
        using var writer = new ShotWriter(new MemoryStream(), ShotFormat.Ptb64, new ShotLayout(1, 0, 0));
        for (int shot = 0; shot < 65; shot++)
            writer.Write([1]);
        Assert.Equal(
            "65 shots do not fill ptb64's groups of 64: take a multiple of 64, or another format.",
            Assert.Throws<StimFormatException>(writer.Complete).Message);
    }

    [Fact]
    public void Parse_UnknownFormat_NamesTheKnownOnes()
        => Assert.Contains("01, b8, hits, dets, r8 and ptb64",
            Assert.Throws<StimFormatException>(() => ShotFormats.Parse("b9")).Message, StringComparison.Ordinal);

    private static ulong[] RandomShot(Random random, int bits, double density)
    {
        var shot = new ulong[(bits + 63) / 64];
        for (int bit = 0; bit < bits; bit++)
            if (random.NextDouble() < density)
                shot[bit >> 6] |= 1UL << (bit & 63);
        return shot;
    }
}
