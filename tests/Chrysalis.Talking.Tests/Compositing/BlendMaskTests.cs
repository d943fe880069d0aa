using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Tests.Compositing;

public class BlendMaskTests
{
    public static TheoryData<CropGeometry> Geometries =>
    [
        new CropGeometry(96, 0, 1.15f, 2.4f), // lower face
        new CropGeometry(128, 0, 1.1f, 2.0f),
        new CropGeometry(96, 0, 0.6f, 3.2f), // whole face
        new CropGeometry(96, 0, 0.535f, 2.3f) { ExtentY = 3.27f }, // a detector's box and 10 pixels more at the chin
    ];

    [Theory]
    [MemberData(nameof(Geometries))]
    public void Weights_Everywhere_AreSmoothAndEndInsideTheCrop(CropGeometry geometry)
    {
        float[] weights = new BlendMask(geometry).Weights;
        int size = geometry.SizePx;
        Assert.All(weights, weight => Assert.InRange(weight, 0f, 1f));
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
            {
                if (Math.Min(Math.Min(x, y), Math.Min(size - 1 - x, size - 1 - y)) < 2)
                    Assert.Equal(0, weights[y * size + x]);
                if (x > 0)
                    Assert.InRange(MathF.Abs(weights[y * size + x] - weights[y * size + x - 1]), 0, 0.2f);
                if (y > 0)
                    Assert.InRange(MathF.Abs(weights[y * size + x] - weights[(y - 1) * size + x]), 0, 0.2f);
            }
    }

    [Theory]
    [MemberData(nameof(Geometries))]
    public void Weights_OverTheMouthAndChin_ShowTheGeneratedFace(CropGeometry geometry)
    {
        Assert.Equal(1, At(geometry, 0, 1.1f), 0.001f); // lips
        Assert.Equal(1, At(geometry, -0.4f, 1.1f), 0.001f); // corner of the mouth
        Assert.Equal(1, At(geometry, 0.4f, 1.1f), 0.001f);
        Assert.InRange(At(geometry, 0, 1.8f), 0.8f, 1); // chin
        Assert.Equal(0, At(geometry, 0, 0.1f)); // between the eyes
    }

    private static float At(CropGeometry geometry, float faceX, float faceY)
    {
        int x = (int)((faceX - geometry.CentreX + geometry.Extent / 2) * geometry.SizePx / geometry.Extent);
        int y = (int)((faceY - geometry.CentreY + geometry.ExtentY / 2) * geometry.SizePx / geometry.ExtentY);
        return new BlendMask(geometry).Weights[y * geometry.SizePx + x];
    }
}
