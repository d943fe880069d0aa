using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;

namespace Chrysalis.Talking.Tests.Faces;

public sealed class FaceTrackTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis track ").FullName;

    private string TrackPath => Path.Combine(folder, "track.faces");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Load_SavedTrack_IsTheSameToAHundredthOfAPixel()
    {
        FaceTrack track = Track();
        FaceTrackFile.Save(TrackPath, track);

        Assert.True(FaceTrackFile.TryLoad(TrackPath, out FaceTrack? loaded));
        Assert.Equal(track.Faces.Count, loaded.Faces.Count);
        Assert.Equal(1, loaded.MissingCount);
        foreach (var (before, after) in track.Faces.Zip(loaded.Faces))
        {
            Assert.Equal(before is null, after is null);
            Assert.Equal(before?.FaceToFrame, after?.FaceToFrame);
            Assert.Equal((before?.Box, before?.Pose, before?.Score), (after?.Box, after?.Pose, after?.Score));
            Assert.All((before?.Landmarks.Xyz ?? []).Zip(after?.Landmarks.Xyz ?? []), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
        }
    }

    [Fact]
    public void Save_LoadedTrackAgain_WritesTheSameBytes()
    {
        FaceTrackFile.Save(TrackPath, Track());
        byte[] first = File.ReadAllBytes(TrackPath);
        Assert.True(FaceTrackFile.TryLoad(TrackPath, out FaceTrack? loaded));
        FaceTrackFile.Save(TrackPath, loaded);
        Assert.Equal(first, File.ReadAllBytes(TrackPath));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(500)]
    [InlineData(-1)]
    public void TryLoad_OneByteChanged_IsTreatedAsAbsent(int position)
    {
        FaceTrackFile.Save(TrackPath, Track());
        byte[] bytes = File.ReadAllBytes(TrackPath);
        bytes[position < 0 ? bytes.Length + position : position] ^= 0x40;
        File.WriteAllBytes(TrackPath, bytes);
        Assert.False(FaceTrackFile.TryLoad(TrackPath, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(3000)]
    public void TryLoad_TruncatedFile_IsTreatedAsAbsent(int length)
    {
        FaceTrackFile.Save(TrackPath, Track());
        File.WriteAllBytes(TrackPath, File.ReadAllBytes(TrackPath)[..length]);
        Assert.False(FaceTrackFile.TryLoad(TrackPath, out _));
    }

    [Fact]
    public void TryLoad_MissingFile_IsAbsent() => Assert.False(FaceTrackFile.TryLoad(TrackPath, out _));

    [Fact]
    public void Save_FolderThatIsNotThere_NamesThePathAndLeavesNothing()
    {
        string path = Path.Combine(folder, "missing", "track.faces");
        var error = Assert.Throws<FaceException>(() => FaceTrackFile.Save(path, Track()));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void RequireFace_NoFaceAnywhere_SaysSo()
    {
        var error = Assert.Throws<FaceException>(() => new FaceTrack([null, null]).RequireFace("wall.mp4"));
        Assert.Equal("No face was found in 'wall.mp4': give a picture or video that shows a face from the front.", error.Message);
    }

    [Fact]
    public void RequireFace_SmallFace_SaysTheSizeFoundAndTheSizeNeeded()
    {
        var track = new FaceTrack([SyntheticFaces.At(5, 5, interOcular: 11.2f), null]);
        var error = Assert.Throws<FaceException>(() => track.RequireFace("crowd.mp4", 24));
        Assert.Equal("The face in 'crowd.mp4' is too small: its eyes are 11 px apart and at least 24 px are needed; give a larger picture "
            + "or one closer to the face.", error.Message);
    }

    [Fact]
    public void RequireFace_LargeEnough_ReturnsTheTrack()
    {
        FaceTrack track = Track();
        Assert.Same(track, track.RequireFace("face.mp4"));
    }

    private static FaceTrack Track() =>
        new([SyntheticFaces.At(100, 80), null, SyntheticFaces.At(101.5f, 80.25f, 52, 0.1f), SyntheticFaces.At(-40, 900, 200, 1, score: 0)]);
}
