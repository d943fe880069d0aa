using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Tests.Footage.Official;

namespace Chrysalis.Talking.Tests.Fuzzing;

/// <summary>Damaged transforms of official folders are read or refused.</summary>
public sealed class TransformsFuzzTests
{
    private static readonly string[] Words =
    [
        "\"focal_len\"", "\"cx\"", "\"cy\"", "\"w\"", "\"h\"", "\"frames\"", "\"img_id\"", "\"aud_id\"", "\"transform_matrix\"",
        "\"face_rect\"", "[[1,0,0,0],[0,1,0,0],[0,0,1,1],[0,0,0,1]]", "[", "]", "{", "}", ",", ":", "null", "true", "NaN", "Infinity",
        "1e999", "-1", "2147483648", "0.5", "\"../x\"", "\"\\ud800\"", "\\u0000",
    ];

    [Fact]
    public void Read_DamagedTransforms_AreReadOrRefused()
    {
        using var file = new FuzzFile("transforms_train.json");
        string[] seeds =
        [
            OfficialExample.Json(OfficialExample.FrameJson(0) + "," + OfficialExample.FrameJson(7, OfficialExample.Sideways)),
            OfficialExample.Json("", more: "\"w\": 64, \"h\": 48, "),
        ];
        Fuzzer.Run(FuzzTarget.OfText("transforms", seeds, text =>
            TransformsJson.Read(file.Hold(System.Text.Encoding.UTF8.GetBytes(text))), Words));
    }
}
