using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Footage.Heads;
using Chrysalis.Testing;
using Xunit;

namespace Chrysalis.Talking.Tests.Footage.Heads;

/// <summary>Poses that were kept come back as they were; whatever else lies there is as good as nothing.</summary>
public sealed class HeadTracksFileTests : IDisposable
{
    private static readonly LandmarkSequence[] Clips = [new(360, 288, 2, _ => null), new(360, 288, 1, _ => null)];
    private static readonly RigidPose Pose = new(HeadAngles.ToRotation(new(3, 2, 1)), new(0.1f, 0.2f, -4));
    private readonly TemporaryFolder folder = new();
    private readonly HeadTrack[] tracks =
    [
        new(450, 360, 288, [Pose, null]), new(450, 360, 288, [Pose with { Translation = new(0, 0, -5) }]),
    ];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame()
    {
        var file = new HeadTracksFile(folder.Path, "key");
        file.Write(new FittedHead(HeadShape.Average, 1.25), tracks);
        (FittedHead head, HeadTrack[] read) = file.TryRead(Clips)!.Value;

        Assert.Equal(1.25, head.Focal);
        Assert.Equal(HeadShape.Average.Points, head.Shape.Points);
        Assert.Equal(tracks.SelectMany(track => track.Poses), read.SelectMany(track => track.Poses));
        Assert.All(read, track => Assert.Equal((450f, 360, 288), (track.FocalPx, track.Width, track.Height)));
    }

    [Theory]
    [InlineData("other key", false)]
    [InlineData("key", true)]
    public void TryRead_OtherFootageOrDamage_IsNothing(string key, bool damage)
    {
        new HeadTracksFile(folder.Path, "key").Write(new FittedHead(HeadShape.Average, 1.25), tracks);
        if (damage)
        {
            string path = Directory.GetFiles(folder.Path).Single();
            File.WriteAllBytes(path, File.ReadAllBytes(path)[..100]);
        }

        Assert.Null(new HeadTracksFile(folder.Path, key).TryRead(Clips));
    }

    [Fact]
    public void TryRead_ClipsOfOtherLength_IsNothing()
    {
        var file = new HeadTracksFile(folder.Path, "key");
        file.Write(new FittedHead(HeadShape.Average, 1.25), tracks);

        Assert.Null(file.TryRead([Clips[0]]));
    }

    [Fact]
    public void Write_FolderThatCannotBe_IsLeft()
    {
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");
        var file = new HeadTracksFile(Path.Combine(folder.Path, "file"), "key");
        file.Write(new FittedHead(HeadShape.Average, 1.25), tracks);

        Assert.Null(file.TryRead(Clips));
    }
}
