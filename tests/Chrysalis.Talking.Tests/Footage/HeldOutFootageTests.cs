using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Footage;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Footage;

/// <summary>What is validated with is never trained on, however short the footage is.</summary>
public class HeldOutFootageTests
{
    private static readonly CropGeometry Crop = new(16, 0, 1.15f, 2.4f);

    [Theory]
    [InlineData(1, 500)]
    [InlineData(1, 510)]
    [InlineData(1, 525)]
    [InlineData(1, 1499)]
    [InlineData(1, 1501)]
    [InlineData(2, 40)]
    [InlineData(3, 250)]
    [InlineData(25, 80)]
    public void Segments_OfAnyLength_AreDisjointAndBothThere(int clips, int frames)
    {
        using var folder = new TemporaryFolder();
        using PreparedFootage footage = SyntheticFootage.Create(folder.Path, Crop, clips, frames);

        HashSet<(PreparedClip, int)> learnt = [.. Frames(footage.Training)];
        (PreparedClip, int)[] held = [.. Frames(footage.Validation)];

        Assert.NotEmpty(learnt);
        Assert.DoesNotContain(held, learnt.Contains);
        Assert.Contains(footage.Validation, segment => segment.Length > 30);
        Assert.Equal(held.Length, footage.Summary.HeldFrames);
    }

    [Fact]
    public void Segments_AFaceThatComesAndGoes_HoldOutTheLongStretch()
    {
        using var folder = new TemporaryFolder();
        using PreparedFootage footage = SyntheticFootage.Create(
            folder.Path, Crop, clips: 1, frames: 600, isFaceSeen: frame => frame is > 100 and < 160 || frame % 20 != 0);

        Assert.Contains(footage.Validation, segment => segment.Length >= 32);
        Assert.Empty(footage.Validation.Intersect(footage.Training));
    }

    [Fact]
    public void Segments_AFaceNeverSeenForASecond_AreRefusedBeforeTraining()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<FootageException>(() =>
            SyntheticFootage.Create(folder.Path, Crop, clips: 1, frames: 600, isFaceSeen: frame => frame % 20 != 0));

        Assert.Contains("never seen for 32 frames on end", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(PreparedClip, int)> Frames(IReadOnlyList<ClipSegment> segments) =>
        segments.SelectMany(segment => Enumerable.Range(segment.Start, segment.Length).Select(frame => (segment.Clip, frame)));
}
