using System.Numerics;
using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Official;
using Chrysalis.Talking.VolumeRendering.Training;
using Chrysalis.Testing;
using Xunit;

namespace Chrysalis.Talking.Tests.VolumeRendering;

/// <summary>Footage of which all is known becomes a folder as the published tools make it.</summary>
public sealed class OfficialDataFolderTests : IDisposable
{
    private const int Size = 64, Clips = 2, Frames = 40, FrameSamples = 640;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_KnownFootage_HoldsItsPosesPicturesAndSound()
    {
        using HeadFootage footage = SyntheticHeadFootage.Create(folder.Path, Clips, Frames, Size);
        var media = new ClipMedia(
            clip => Enumerable.Range(0, Frames).Select(i => new Frame(Size, Size, clip.View!.Read<byte>(i, 1))),
            clip => [.. Enumerable.Range(0, Frames * FrameSamples).Select(i => 0.1f + 0.2f * (i / FrameSamples % 4))]);
        string target = Path.Combine(folder.Path, "data");

        OfficialHeadFolder read = OfficialDataFolder.Write(
            footage, media, target, new Progress<WorkProgress>(), TestContext.Current.CancellationToken);

        OfficialFrame[] frames = [.. read.Training, .. read.Validation];
        Assert.Equal((Clips * Frames, Size, Size), (frames.Length, read.Width, read.Height));
        HeadClip second = footage.Clips[footage.Footage.Clips[1]];
        Assert.True(Vector3.Distance(
            second.Track!.Poses[5]!.Value.Place(Vector3.One), frames[Frames + 5].Pose.Place(Vector3.One)) < 1e-3f);
        Assert.InRange(read.FocalPx, 1.3f * Size - 0.1f, 1.3f * Size + 0.1f);

        // The middle of the square shows the face, a corner what is behind.
        Frame filmed = StillImage.Load(read.Original(frames[Frames + 5])!), person = StillImage.Load(read.Picture(frames[Frames + 5]));
        byte[] known = second.View!.Read<byte>(5, 1);
        int middle = 3 * (Size / 2 * Size + Size / 2);
        Assert.InRange(filmed.Rgb[middle] - known[middle], -12, 12);
        Assert.InRange(person.Rgb[middle] - known[middle], -12, 12);

        Waveform sound = AudioReader.Read(read.Sound!, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Clips * Frames * FrameSamples, sound.Samples.Length);
        Assert.Equal(0.1f + 0.2f * (5 % 4), sound.Samples[(Frames + 5) * FrameSamples + 100], 0.001f);
    }

    [Fact]
    public void Write_OverSomething_IsRefusedBeforeAnythingIsPrepared()
    {
        string there = folder.File("there/precious.txt");
        Assert.Contains("is there already", Assert.Throws<Chrysalis.Talking.Footage.FootageException>(() => OfficialDataFolder.Write(
            ["none.mp4"], Path.GetDirectoryName(there)!, null, new Progress<WorkProgress>(), TestContext.Current.CancellationToken))
            .Message, StringComparison.Ordinal);
    }
}
