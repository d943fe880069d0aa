using Chrysalis.Talking.Painting;
using System.Numerics;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads.Compact;

public sealed class PainterTests : IDisposable
{
    private readonly TorchSharp.DisposeScope scope;

    public PainterTests()
    {
        Assert.Equal(128, PainterFormat.Painted.SizePx); // the library lets Torch be found before Torch is used
        scope = NewDisposeScope();
    }

    public void Dispose() => scope.Dispose();

    [Fact]
    public void OnnxPainter_AnyWeights_PaintsAsTheNetworkDoes()
    {
        using var noise = new Generator(4, CPU);
        using PaintingNetwork network = InitialWeights.Create(() => new PaintingNetwork(PainterFormat.Shape), noise);
        network.eval();
        using var _ = no_grad();
        foreach ((string name, var weight) in network.named_parameters())
        {
            if (name.StartsWith("output", StringComparison.Ordinal))
                weight.normal_(0, 0.05, noise);
        }

        const int size = 128;
        Tensor seen = empty([1, PainterFormat.Inputs, size, size]).uniform_(0, 1, noise);
        Tensor given = empty([1, PainterFormat.Given]).normal_(0, 1, noise);
        float[] expected = network.call(seen, given).data<float>().ToArray();
        Dictionary<string, FloatArray> arrays = ModuleWeights.Of(network, "painter.").Where(pair => pair.Value.is_floating_point())
            .ToDictionary(pair => pair.Key, pair => new FloatArray(pair.Value.shape, pair.Value.contiguous().data<float>().ToArray()));
        using var painter = new OnnxPainter(arrays, "weights", "painter.", 1);

        float[] painted = painter.Paint(seen.data<float>().ToArray(), given.data<float>().ToArray()).ToArray();

        Assert.All(expected.Zip(painted), pair => Assert.Equal(pair.First, pair.Second, 2e-3));
    }

    [Fact]
    public void PaintedLayer_AtThePaintersOwnSize_IsCompose()
    {
        var random = new Random(5);
        CropGeometry crop = PainterFormat.Painted;
        int plane = crop.SizePx * crop.SizePx;
        float[] seen = [.. Enumerable.Range(0, PainterFormat.Inputs * plane).Select(_ => MathF.Round(random.NextSingle() * 255) / 255)];
        float[] painted = [.. Enumerable.Range(0, PaintingShape.Outputs * plane).Select(_ => 3 * random.NextSingle() - 1.5f)];
        float[] window = PainterFormat.Window(crop);
        Tensor composed = PainterFormat.Compose(
            tensor(seen).view(1, -1, crop.SizePx, crop.SizePx), tensor(painted).view(1, -1, crop.SizePx, crop.SizePx),
            tensor(window).view(1, 1, crop.SizePx, crop.SizePx))[0].clamp(0, 1);
        var canvas = new Frame(crop.SizePx, crop.SizePx);
        for (int i = 0; i < plane; i++)
            for (int c = 0; c < 3; c++)
                canvas.Rgb[3 * i + c] = (byte)MathF.Round(seen[c * plane + i] * 255);
        // The square lies on the picture pixel by pixel.
        float scale = crop.SizePx / crop.Extent;
        var placed = new SimilarityTransform(
            scale, 0, (crop.Extent / 2 - crop.CentreX) * scale, (crop.Extent / 2 - crop.CentreY) * scale);
        var layer = new PaintedLayer(crop, new(window, PainterFormat.Prior, PainterFormat.MostCorrection), 0, 1);

        layer.Take(painted, seen.AsSpan(3 * plane, plane), 1);
        layer.Lay(canvas, placed);

        float[] expected = composed.contiguous().data<float>().ToArray();
        // The last row and column have no neighbour to be mixed with, and the window is 0 there.
        for (int i = 0; i < plane; i++)
            for (int c = 0; c < 3; c++)
                Assert.Equal(expected[c * plane + i] * 255, canvas.Rgb[3 * i + c], 1.5);
    }

    [Fact]
    public void FaceShapes_FacesThatMoveAsNumbersSay_AreFoundAndReadBack()
    {
        var random = new Random(2);
        Vector3 Any(float size) => new Vector3(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f, random.NextSingle() - 0.5f) * size;
        Vector3[] middle = [.. Enumerable.Range(0, Landmarks.Count).Select(_ => Any(2))];
        Vector3[][] moved = [.. Enumerable.Range(0, MotionLayout.Face).Select(
            _ => Enumerable.Range(0, Landmarks.Count).Select(_ => Any(0.2f)).ToArray())];
        float[][] numbers = [.. Enumerable.Range(0, 400).Select(
            _ => Enumerable.Range(0, MotionLayout.Face).Select(_ => 2 * random.NextSingle() - 1).ToArray())];
        Vector3[][] faces = [.. numbers.Select(own => Enumerable.Range(0, Landmarks.Count).Select(i =>
            own.Select((value, k) => value * moved[k][i]).Aggregate(Vector3.Zero, (sum, by) => sum + by)).ToArray())];

        FaceShapes shapes = FaceShapes.Fit(faces, numbers, middle);

        for (int k = 0; k < MotionLayout.Face; k++)
            for (int i = 0; i < Landmarks.Count; i += 31)
                Assert.True(Vector3.Distance(moved[k][i], shapes.Shapes[k][i]) < 0.005f);
        Vector3[] face = (Vector3[])middle.Clone();
        shapes.Move(numbers[7], 1, face);
        Assert.All(numbers[7].Zip(shapes.NumbersOf(face, middle)), pair => Assert.Equal(pair.First, pair.Second, 0.05));
    }

    [Fact]
    public void Close_LipsThatPassThroughEachOther_Meet()
    {
        var points = new Vector3[HeadMesh.Count];
        (int upper, int lower) = LipRings.Facing[3];
        (points[upper], points[lower]) = (new(0, 1.1f, 0), new(0, 0.9f, 0));

        FaceShapes.Close(points);

        Assert.Equal(1, points[upper].Y, 1e-6);
        Assert.Equal(points[upper], points[lower]);
    }
}
