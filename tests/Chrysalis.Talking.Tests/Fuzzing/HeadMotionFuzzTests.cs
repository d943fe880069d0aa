using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;

namespace Chrysalis.Talking.Tests.Fuzzing;

/// <summary>Damaged motion of a head is refused, or moves within its bounds.</summary>
public sealed class HeadMotionFuzzTests
{
    private const string Whole = """
        {"version": 1, "after": "bounce", "poses": [
        {"time": 0, "yaw": 1.5, "pitch": -2, "roll": 0.25, "x": 0.01, "y": -0.02, "z": 0.1, "blink": 0},
        {"time": 0.04, "yaw": 2, "pitch": -2.5, "blink": 1}, {"time": 1.5, "yaw": -12e0}
        ]}
        """;

    private static readonly string[] Words =
    [
        "\"time\": 0", "\"time\": 1e308", "\"yaw\": 90", "\"yaw\": -1e999", "\"blink\": null", "\"after\": null", "\"poses\": []",
        "\"poses\": null", "\"version\": 1", "null", "{", "}", "[", "]", ",", ":", "\"", "\\ud800", "1e-320", "NaN", "//", "\ufeff",
    ];

    [Fact]
    public void Load_DamagedPoses_AreRefusedOrBounded()
    {
        using var file = new FuzzFile("nod.json");
        Fuzzer.Run(FuzzTarget.OfText("nod.json", [Whole, "{\"poses\": [{\"time\": 0}]}", "[]", "null"], _ => { }) with
        {
            Run = input =>
            {
                file.Hold(input);
                HeadMotionTrack track = HeadMotionFile.Load(Path.Combine(file.Folder, "nod.json"));
                foreach (double time in (double[])[0, 0.02, 0.7, 1.5, 1000, 86_400 * 3])
                    RequireBounded(track.At(time), 90, 10);
            },
            Tokens = [.. Words.Select(Encoding.UTF8.GetBytes)],
        });
    }

    [Fact]
    public void FromJson_DamagedModel_IsRefusedOrBounded()
    {
        string whole = IdleMotionModel.Fit([.. Enumerable.Range(0, 100).Select(
            i => (HeadMotion?)new HeadMotion(new(MathF.Sin(i * 0.1f), i * 0.01f, 0), default, 0))], 25).ToJson().ToJsonString();
        Fuzzer.Run(FuzzTarget.OfText("idle", [whole, "{}"], text =>
        {
            JsonNode? node;
            try
            {
                node = JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                return;
            }

            if (node is not JsonObject json)
                return;
            IHeadMotion head = IdleMotionModel.FromJson(json).Draw(1);
            foreach (double time in (double[])[0, 0.02, 77])
                RequireBounded(head.At(time), 180, 180);
        }) with
        {
            Tokens = [.. Words.Select(Encoding.UTF8.GetBytes)],
        });
    }

    private static void RequireBounded(HeadMotion head, float mostDegrees, float mostShift)
    {
        for (int channel = 0; channel < MotionChannels.Names.Length; channel++)
        {
            float most = channel < 3 ? mostDegrees : mostShift;
            Assert.InRange(MotionChannels.Of(head, channel), -most * 1.001f, most * 1.001f);
        }

        Assert.InRange(head.EyeClosure, 0, 1);
    }
}
