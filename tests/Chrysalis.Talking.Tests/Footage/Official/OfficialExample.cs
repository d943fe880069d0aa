using System.Globalization;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Numpy;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Footage.Official;

/// <summary>A folder in the official form, written by hand: five frames to train on and one to validate with.</summary>
internal sealed class OfficialExample : IDisposable
{
    public const int Frames = 6;

    /// <summary>The head is turned by 90 degrees, so that the camera stands 0.8 m to the side it looks to.</summary>
    public const string Sideways = "[[0, 0, 1, 0.8], [0, 1, 0, 0], [-1, 0, 0, 0], [0, 0, 0, 1]]";
    public const string Straight = "[[1, 0, 0, 0.0], [0, 1, 0, 0.0], [0, 0, 1, 0.8], [0, 0, 0, 1]]";

    private readonly TemporaryFolder folder = new();

    public OfficialExample()
    {
        Write("transforms_train.json", Json(string.Join(", ", Enumerable.Range(0, Frames - 1).Select(i => FrameJson(i)))));
        Write("transforms_val.json", Json(FrameJson(Frames - 1, Sideways)));
        for (int i = 0; i < Frames; i++)
        {
            Directory.CreateDirectory(Path.Combine(Folder, "ori_imgs"));
            StillImage.Save(Path.Combine(Folder, "ori_imgs", $"{i}.jpg"), new Frame(64, 48));
        }
    }

    public string Folder => folder.Path;

    public void Dispose() => folder.Dispose();

    public void Write(string name, string text) => folder.File(name, text);

    public void Write(string name, NpyArray array) => NpyWriter.Write(Path.Combine(Folder, name), array);

    public static string Json(string frames, string focal = "1200.0", string cx = "32.0", string cy = "24.0", string more = "") =>
        $"{{\"focal_len\": {focal}, \"cx\": {cx}, \"cy\": {cy}, {more}\"frames\": [{frames}]}}";

    public static string FrameJson(int image, string matrix = Straight, string rect = "[10, 8, 30, 32]") => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"img_id\": {image}, \"aud_id\": {image}, \"transform_matrix\": {matrix}, \"face_rect\": {rect}}}");
}
