using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Numpy;
using static Chrysalis.Talking.Tests.Footage.Official.OfficialExample;

namespace Chrysalis.Talking.Tests.Footage.Official;

public sealed class OfficialHeadFolderTests : IDisposable
{
    private readonly OfficialExample example = new();

    public void Dispose() => example.Dispose();

    [Fact]
    public void Read_HandWrittenFolder_HoldsWhatItSays()
    {
        example.Write("aud.npy", new NpyArray([Frames, 16, 29], new float[Frames * 16 * 29]));

        OfficialHeadFolder folder = OfficialHeadFolder.Read(example.Folder);

        Assert.Equal((1200f, 64, 48), (folder.FocalPx, folder.Width, folder.Height));
        Assert.Equal([0, 1, 2, 3, 4], folder.Training.Select(frame => frame.ImageId));
        OfficialFrame last = Assert.Single(folder.Validation);
        Assert.Equal(5, last.AudioId);
        Assert.Equal(new(10, 8, 30, 32), folder.Training[0].FaceBox);
        Assert.Equal([Frames, 16, 29], folder.Speech["aud"].Shape);
        Assert.EndsWith(Path.Combine("ori_imgs", "3.jpg"), folder.Picture(folder.Training[3]), StringComparison.Ordinal);
        Assert.Null(folder.UpperFaces);
    }

    [Fact]
    public void Read_PoseOfAMatrix_PutsPointsWhereTheCameraSeesThem()
    {
        OfficialHeadFolder folder = OfficialHeadFolder.Read(example.Folder);
        RigidPose straight = folder.Training[0].Pose, sideways = folder.Validation[0].Pose;

        // A tenth of a metre to the right of the head, seen from the front and from the head's own right.
        var point = new Vector3(0.1f * OfficialPose.UnitsInMetre, 0, 0);
        AssertNear(new Vector3(0.1f, 0, -0.8f) * OfficialPose.UnitsInMetre, straight.Place(point));
        AssertNear(new Vector3(0, 0, -0.7f) * OfficialPose.UnitsInMetre, sideways.Place(point));
    }

    [Fact]
    public void ToMatrix_AnyPose_IsReadBack()
    {
        var draw = new Random(3);
        for (int i = 0; i < 200; i++)
        {
            var turn = Quaternion.CreateFromYawPitchRoll(draw.NextSingle() - 0.5f, draw.NextSingle() - 0.5f, draw.NextSingle() - 0.5f);
            var pose = new RigidPose(turn, new(draw.NextSingle() - 0.5f, draw.NextSingle() - 0.5f, -4 - draw.NextSingle()));
            var point = new Vector3(draw.NextSingle(), draw.NextSingle(), draw.NextSingle());

            RigidPose read = OfficialPose.From(OfficialPose.ToMatrix(pose), out string? fault) ?? default;

            Assert.Null(fault);
            AssertNear(pose.Place(point), read.Place(point));
        }
    }

    [Theory]
    [InlineData("[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 2, 0.8], [0, 0, 0, 1]]", "is no rotation and translation")]
    [InlineData("[[-1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0.8], [0, 0, 0, 1]]", "is no rotation and translation")]
    [InlineData("[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, -0.8], [0, 0, 0, 1]]", "puts the head behind the camera")]
    [InlineData("[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1e30], [0, 0, 0, 1]]", "more than a kilometre away")]
    [InlineData("[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1e99], [0, 0, 0, 1]]", "has a number that is not finite")]
    [InlineData("[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, \"a\"], [0, 0, 0, 1]]", "has a number that is not finite")]
    [InlineData("[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0.8], [0, 0, 0, 2]]", "does not end in the row")]
    [InlineData("[[1, 0, 0], [0, 1, 0], [0, 0, 1]]", "is not of 4 rows of 4 numbers")]
    [InlineData("[[1, 0, 0, NaN], [0, 1, 0, 0], [0, 0, 1, 0.8], [0, 0, 0, 1]]", "NaN is none")]
    [InlineData("null", "is not of 4 rows of 4 numbers")]
    public void Read_BadMatrix_IsRefusedInOneSentence(string matrix, string expected) => Refuses(Json(FrameJson(0, matrix)), expected);

    [Theory]
    [InlineData("{\"img_id\": 0}", "has no transform_matrix")]
    [InlineData("{\"img_id\": \"../../etc/passwd\", \"transform_matrix\": []}", "no img_id that is a whole number")]
    [InlineData("{\"img_id\": \"/etc/passwd\", \"transform_matrix\": []}", "(it has '/etc/passwd')")]
    [InlineData("{\"img_id\": -1}", "no img_id that is a whole number")]
    [InlineData("{\"img_id\": 99999999999}", "no img_id that is a whole number")]
    [InlineData("{\"img_id\": 1.5}", "no img_id that is a whole number")]
    [InlineData("3", "is no object")]
    [InlineData("", "holds no frames")]
    public void Read_BadFrame_IsRefusedInOneSentence(string frame, string expected)
    {
        File.Delete(Path.Combine(example.Folder, "transforms_val.json"));
        Refuses(Json(frame), expected);
    }

    [Theory]
    [InlineData("0", "32", "24", "", "focal_len of 0")]
    [InlineData("1200", "32", "24", "\"w\": 90, ", "optical axis")]
    [InlineData("1200", "32", "1e9", "", "an edge of 2000000000 pixels")]
    [InlineData("1200", "32", "null", "", "has no number cy")]
    public void Read_BadCamera_IsRefusedInOneSentence(string focal, string cx, string cy, string more, string expected) =>
        Refuses(Json(FrameJson(0), focal, cx, cy, more), expected);

    [Fact]
    public void Read_TwoCamerasOrImageTwice_IsRefused()
    {
        Refuses(Json(FrameJson(0), focal: "1100"), "tell of two cameras");
        Refuses(Json(FrameJson(0) + ", " + FrameJson(0)), "names image 0 twice");
        Refuses("[]", "holds no object");
        Refuses("{", "is no JSON");
    }

    [Theory]
    [InlineData("aud.npy", 1, 16)]
    [InlineData("bs.npy", 3, 52)]
    [InlineData("bs.npy", 6, 51)]
    [InlineData("bs.npy", 6)]
    [InlineData("aud_ave.npy", 6)]
    public void Read_FeaturesOfTheWrongLengthOrForm_IsRefused(string name, params int[] shape)
    {
        Refuses(Json(string.Join(", ", Enumerable.Range(0, 30).Select(i => FrameJson(i)))), "names image 5 twice");
        example.Write("transforms_train.json", Json(string.Join(", ", Enumerable.Range(10, 30).Select(i => FrameJson(i)))));
        example.Write(name, new NpyArray(shape, new float[shape.Aggregate(1, (a, b) => a * b)]));

        AssertSentence(name, Assert.Throws<FootageException>(() => OfficialHeadFolder.Read(example.Folder)));
    }

    [Fact]
    public void Read_FeaturesThatAreNotFinite_IsRefused()
    {
        example.Write("bs.npy", new NpyArray([Frames, 52], [.. Enumerable.Repeat(float.NaN, Frames * 52)]));

        AssertSentence("not finite", Assert.Throws<FootageException>(() => OfficialHeadFolder.Read(example.Folder)));
    }

    [Fact]
    public void Read_BlinksOfOpenFace_AreHalvedAndCut()
    {
        example.Write("au.csv", "frame, confidence, AU45_r, AU45_c\n" + string.Concat(Enumerable.Range(1, Frames)
            .Select(i => $"{i}, 0.98, {i - 1}.0, 1\n")));

        Assert.Equal([0, 0.5f, 1, 1, 1, 1], OfficialHeadFolder.Read(example.Folder).Blinks!);
    }

    [Fact]
    public void Read_PictureThatIsALinkOutOfTheFolder_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "symbolic links need rights there");
        string picture = Path.Combine(example.Folder, "ori_imgs", "2.jpg");
        File.Delete(picture);
        File.CreateSymbolicLink(picture, "/etc/hostname");

        AssertSentence("leads out of its folder", Assert.Throws<FootageException>(() => OfficialHeadFolder.Read(example.Folder)));
    }

    [Fact]
    public void Read_FolderThatIsALinkOutOfTheFolder_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "symbolic links need rights there");
        using var other = new OfficialExample();
        Directory.Delete(Path.Combine(example.Folder, "ori_imgs"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(example.Folder, "ori_imgs"), Path.Combine(other.Folder, "ori_imgs"));

        AssertSentence("leads out of its folder", Assert.Throws<FootageException>(() => OfficialHeadFolder.Read(example.Folder)));
    }

    [Fact]
    public void Read_MissingPictures_AreLeftOutAndCounted()
    {
        File.Delete(Path.Combine(example.Folder, "ori_imgs", "2.jpg"));

        OfficialHeadFolder folder = OfficialHeadFolder.Read(example.Folder);

        Assert.Equal([0, 1, 3, 4], folder.Training.Select(frame => frame.ImageId));
        Assert.Equal(1, folder.MissingPictures);
    }

    [Fact]
    public void Read_NothingThere_IsRefused()
    {
        AssertSentence("does not exist", Assert.Throws<FootageException>(() => OfficialHeadFolder.Read(example.Folder + "/no")));
        AssertSentence("is a file", Assert.Throws<FootageException>(
            () => OfficialHeadFolder.Read(Path.Combine(example.Folder, "transforms_train.json"))));
        Directory.Delete(Path.Combine(example.Folder, "ori_imgs"), recursive: true);
        AssertSentence("has none of the pictures", Assert.Throws<FootageException>(() => OfficialHeadFolder.Read(example.Folder)));
        File.Delete(Path.Combine(example.Folder, "transforms_train.json"));
        AssertSentence("transforms_train.json' does not exist", Assert.Throws<FootageException>(
            () => OfficialHeadFolder.Read(example.Folder)));
    }

    private static void AssertNear(Vector3 expected, Vector3 actual) =>
        Assert.True((expected - actual).Length() < 1e-4f * (1 + expected.Length()), $"{expected} and {actual}");

    private static void AssertSentence(string expected, Exception error)
    {
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error.Message, StringComparison.Ordinal);
    }

    private void Refuses(string json, string expected)
    {
        example.Write("transforms_train.json", json);
        AssertSentence(expected, Assert.Throws<FootageException>(() => OfficialHeadFolder.Read(example.Folder)));
    }
}
