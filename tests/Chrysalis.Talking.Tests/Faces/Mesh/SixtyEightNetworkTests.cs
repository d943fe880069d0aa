using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Onnx.Tfjs;
using Chrysalis.Testing;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Tests.Faces.Mesh;

/// <summary>face-api's network of 68 points beside face-api itself, and beside the mesh on a real face.</summary>
public sealed class SixtyEightNetworkTests(FaceModelsFixture models) : IClassFixture<FaceModelsFixture>
{
    // What @vladmandic/face-api 1.7.15 itself gives for the picture below (FaceLandmark68Net.runNet, TensorFlow.js on the processor).
    private static readonly float[] Published =
    [
        0.26232f, 0.49445f, 0.36434f, 0.58693f, 0.42746f, 0.61385f, 0.47906f, 0.69943f, 0.55799f, 0.67177f, 0.60361f, 0.66201f,
        0.67486f, 0.64265f, 0.65743f, 0.63087f, 0.66135f, 0.67150f, 0.68704f, 0.62427f, 0.67405f, 0.57646f, 0.65596f, 0.62518f,
        0.70754f, 0.55541f, 0.71602f, 0.57061f, 0.73266f, 0.47865f, 0.86372f, 0.43918f, 0.73248f, 0.33610f, 0.41472f, 0.48764f,
        0.43122f, 0.41584f, 0.46856f, 0.42780f, 0.47226f, 0.43334f, 0.51397f, 0.46364f, 0.60919f, 0.42514f, 0.58953f, 0.49994f,
        0.62356f, 0.47931f, 0.69613f, 0.45013f, 0.76172f, 0.39004f, 0.56751f, 0.50047f, 0.57938f, 0.54467f, 0.55239f, 0.53659f,
        0.53990f, 0.55400f, 0.53591f, 0.59091f, 0.54623f, 0.59834f, 0.55448f, 0.59980f, 0.55602f, 0.58690f, 0.58628f, 0.57217f,
        0.51397f, 0.50312f, 0.52572f, 0.51300f, 0.54807f, 0.51443f, 0.54136f, 0.51863f, 0.55721f, 0.54407f, 0.52769f, 0.52870f,
        0.59252f, 0.50993f, 0.62745f, 0.50792f, 0.65863f, 0.46844f, 0.63464f, 0.46222f, 0.59553f, 0.48025f, 0.60647f, 0.56830f,
        0.66339f, 0.53825f, 0.63272f, 0.58043f, 0.58028f, 0.59657f, 0.63229f, 0.55905f, 0.60557f, 0.57722f, 0.58744f, 0.49643f,
        0.64175f, 0.52759f, 0.61809f, 0.49092f, 0.65500f, 0.53683f, 0.69374f, 0.53440f, 0.69943f, 0.54137f, 0.69346f, 0.55169f,
        0.66965f, 0.58294f, 0.66380f, 0.57791f, 0.64842f, 0.56827f, 0.64930f, 0.54361f, 0.61494f, 0.51501f, 0.63345f, 0.48870f,
        0.66040f, 0.50922f, 0.67232f, 0.53297f,
    ];

    [Fact]
    public void Run_PictureMadeByARule_IsAsFaceApiItself()
    {
        models.RequireAnalyzer();
        const int Size = SixtyEightGraph.Size;
        var picture = new float[3 * Size * Size];
        for (int c = 0, at = 0; c < 3; c++)
            for (int y = 0; y < Size; y++)
                for (int x = 0; x < Size; x++)
                    picture[at++] = (x * 7 + y * 13 + c * 29 + (x * y >> 4)) % 256;
        using InferenceSession session = FaceModels.OpenSixtyEight(threads: 1);
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(picture, [1, 3, Size, Size]);
        using var run = new RunOptions();

        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["picture"], [input], [SixtyEightGraph.Points]);

        float[] points = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        Assert.Equal(Published.Length, points.Length);
        Assert.All(Published.Zip(points), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void Read_RealFace_LiesWhereTheMeshLies()
    {
        FrameAndFace(out Frame frame, out TrackedFace face);
        using var network = new SixtyEightNetwork(threads: 1);

        Vector2[] points = network.Read(frame, face), mesh = SixtyEightPoints.Of(face.Landmarks);

        // Within a tenth of the eyes' distance on average, over eyes, nose and lips; jaws are drawn by another rule.
        float distance = points[27..].Zip(mesh[27..], Vector2.Distance).Average();
        Assert.InRange(distance / MouthShape.InterOcular(face.Landmarks), 0, 0.1f);
    }

    [Fact]
    public void Build_WeightsOfAnotherModel_AreRefused()
    {
        var weights = new Dictionary<string, TfjsTensor> { ["fc/bias"] = new([136], new float[136]) };

        var error = Assert.Throws<FaceException>(() => SixtyEightGraph.Build(weights, "model.json"));

        Assert.Equal("The face model 'model.json' has no 'dense0/conv0/filters' of 4 dimensions: install it again.", error.Message);
    }

    private void FrameAndFace(out Frame frame, out TrackedFace face)
    {
        FaceAnalyzer analyzer = models.RequireAnalyzer();
        Frame[] frames =
        [
            .. VideoReader.Read(SharedData.Require("data/grid_s1/test/bbaz5s.mpg"), cancellation: TestContext.Current.CancellationToken)
                .Skip(20).Take(2)
        ];
        (frame, TrackedFace? found) = analyzer.AnalyzeFrames(frames, FaceSelection.Largest).Last();
        face = Assert.IsType<TrackedFace>(found);
    }
}
