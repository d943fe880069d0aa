using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Footage;

public sealed class FeatureFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis feature ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(50_000)]
    public void Read_WhatWasWritten_SmallAndMapped(int records)
    {
        string path = Write(records);
        using FeatureFile file = FeatureFile.Open(path);
        Assert.Equal(("counts", 3, (long)records), (file.Name, file.Version, file.Count));
        float[] all = file.Read<float>(0, records);
        Assert.Equal(Enumerable.Range(0, records * 6).Select(i => (float)i), all);
        Assert.Equal(all.Skip(records / 2 * 6).Take(6), file.Read<float>(records / 2, Math.Min(1, records)));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Read_BeyondFourGigabytes_FindsTheRecord()
    {
        const long Records = 300_000_000;
        string path = Write(1);
        using (FeatureFile small = FeatureFile.Open(path))
            Assert.Equal(24, small.Layout.RecordBytes);
        FeatureHeader header = Header() with { Count = Records };
        using (FileStream stream = File.Open(path, FileMode.Open))
        {
            stream.Write(header.ToBytes());
            stream.SetLength(FeatureHeader.Bytes + Records * 24);
            stream.Position = FeatureHeader.Bytes + (Records - 1) * 24;
            stream.Write(BitConverter.GetBytes(42f));
        }

        using FeatureFile file = FeatureFile.Open(path);
        Assert.Equal(Records, file.Count);
        Assert.Equal(42, file.Read<float>(Records - 1, 1)[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read<float>(Records - 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read<float>(-1, 1));
    }

    [Fact]
    public void Read_OtherTypeOrPartsOfRecords_SaysSo()
    {
        using FeatureFile file = FeatureFile.Open(Write(4));
        Assert.Contains(
            "records of F32 [3, 2]", Assert.Throws<ArgumentException>(() => file.Read<byte>(0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "5 values", Assert.Throws<ArgumentException>(() => file.Read(0, new float[5].AsSpan())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Damaged_IsOneTrueSentence()
    {
        string path = Write(10);
        byte[] whole = File.ReadAllBytes(path);
        Assert.Contains(
            "cut short or damaged: it says 10 records of 24 bytes and has 239", Refusal(path, whole[..^1]), StringComparison.Ordinal);
        Assert.Contains("cut short or damaged", Refusal(path, [.. whole, 0]), StringComparison.Ordinal);
        Assert.Contains("is no file of prepared footage", Refusal(path, whole[..4095]), StringComparison.Ordinal);
        Assert.Contains("is no file of prepared footage", Refusal(path, []), StringComparison.Ordinal);
        Assert.Contains("is no file of prepared footage", Refusal(path, new byte[10_000]), StringComparison.Ordinal);
        for (int i = 0; i < 600; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= 0x55;
            File.WriteAllBytes(path, damaged);
            try
            {
                FeatureFile.Open(path).Dispose();
            }
            catch (FootageException)
            {
                // A sentence; anything else fails the test.
            }
        }

        File.Delete(path);
        Assert.Contains("cannot be read", Assert.Throws<FootageException>(() => FeatureFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TwoAtOnce_EachWholeAndTheLastStays()
    {
        string path = Path.Combine(folder, "counts.feature");
        var first = new FeatureWriter(path, Header(), Layout);
        var second = new FeatureWriter(path, Header(), Layout);
        first.Write<float>(new float[6]);
        second.Write<float>(new float[12]);
        first.Complete();
        using (FeatureFile open = FeatureFile.Open(path))
        {
            second.Complete();
            Assert.Equal(1, open.Count);
        }

        using FeatureFile file = FeatureFile.Open(path);
        Assert.Equal(2, file.Count);
    }

    [Fact]
    public void Dispose_NotCompleted_LeavesNothing()
    {
        using (var file = new FeatureWriter(Path.Combine(folder, "counts.feature"), Header(), Layout))
            file.Write<float>(new float[6]);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("Big", 1)]
    [InlineData("", 1)]
    [InlineData("../up", 1)]
    public void Store_NameThatIsNoFileName_IsRefused(string name, int version)
    {
        string video = Path.Combine(folder, "v.txt");
        File.WriteAllText(video, "video");
        FootageStore store = FootageStore.Of(folder, video, new FrameRate(25));
        Assert.Throws<ArgumentException>(() => store.PathOf(new Named(name, version)));
    }

    [Fact]
    public void Key_DependsOnVersionSettingsVideoAndRate()
    {
        string a = Path.Combine(folder, "a.txt"), b = Path.Combine(folder, "b.txt"), copy = Path.Combine(folder, "copy.txt");
        File.WriteAllText(a, "one");
        File.WriteAllText(b, "two");
        File.Copy(a, copy);
        string Key(string video, int rate, Named feature) => FootageStore.Of(folder, video, new FrameRate(rate)).KeyOf(feature);
        string[] keys =
        [
            Key(a, 25, new("x", 1)), Key(a, 25, new("x", 2)), Key(a, 25, new("y", 1)), Key(a, 25, new("x", 1, "s")),
            Key(a, 30, new("x", 1)), Key(b, 25, new("x", 1)), Key(a, 25, new("x", 1, "", FootageNeeds.Faces)),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], Key(copy, 25, new("x", 1)));
    }

    private static FeatureLayout Layout => FeatureLayout.Of<float>(3, 2);

    private static FeatureHeader Header() => new()
    {
        Name = "counts", Version = 3, Settings = "", Saw = "nothing", Analyzer = "", Element = "F32", Shape = [3, 2], Count = 0,
    };

    private string Write(int records)
    {
        string path = Path.Combine(folder, "counts.feature");
        using var file = new FeatureWriter(path, Header(), Layout);
        for (int i = 0; i < records; i++)
            file.Write<float>([.. Enumerable.Range(i * 6, 6).Select(value => (float)value)]);
        file.Complete();
        return path;
    }

    private static string Refusal(string path, byte[] content)
    {
        File.WriteAllBytes(path, content);
        return Assert.Throws<FootageException>(() => FeatureFile.Open(path)).Message;
    }

    private sealed record Named(string Name, int Version, string Settings = "", FootageNeeds Needs = FootageNeeds.None) : IFootageFeature
    {
        public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<byte>();

        public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) => throw new InvalidOperationException();
    }
}
