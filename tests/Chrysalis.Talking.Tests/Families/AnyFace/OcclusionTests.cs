using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Painting;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

public class OcclusionTests
{
    private const int Size = 48;
    private static readonly Vector2[] Points = Mesh();

    [Fact]
    public void Look_AFreeFaceInChangingLight_IsShownInFull()
    {
        var occlusion = new Occlusion(Size);
        for (int frame = 0; frame < 50; frame++)
        {
            occlusion.Look(Picture(0.5f + 0.1f * MathF.Sin(frame * 0.2f)), Points, 0.3f);
            Assert.Equal(1, occlusion.Strength);
        }
    }

    [Fact]
    public void Look_SomethingBeforeTheMouth_FadesAndComesBack()
    {
        var occlusion = new Occlusion(Size);
        for (int frame = 0; frame < 10; frame++)
            occlusion.Look(Picture(0.5f), Points, 0.3f);
        for (int frame = 0; frame < 3; frame++)
            occlusion.Look(Picture(0.5f, covered: true), Points, 0.3f);
        Assert.Equal(0, occlusion.Strength);
        for (int frame = 0; frame < 6; frame++)
            occlusion.Look(Picture(0.5f), Points, 0.3f);
        Assert.Equal(1, occlusion.Strength);
    }

    [Fact]
    public void Look_LipsThatVanish_AreHidden_AndWhatStaysIsTakenAsTheFace()
    {
        var occlusion = new Occlusion(Size);
        for (int frame = 0; frame < 10; frame++)
            occlusion.Look(Picture(0.5f), Points, 0.3f);
        for (int frame = 0; frame < 5; frame++)
            occlusion.Look(Picture(0.5f), Points, 0.02f);
        Assert.Equal(0, occlusion.Strength);
        for (int frame = 0; frame < 60; frame++)
            occlusion.Look(Picture(0.5f), Points, 0.02f);
        Assert.Equal(1, occlusion.Strength);
    }

    private static float[] Picture(float light, bool covered = false)
    {
        var planes = new float[5 * Size * Size];
        for (int c = 0; c < 3; c++)
            for (int i = 0; i < Size * Size; i++)
                planes[c * Size * Size + i] = light * (covered && i % Size > Size / 2 ? 0.3f : 1);
        return planes;
    }

    private static Vector2[] Mesh()
    {
        var points = new Vector2[HeadMesh.Count];
        Ring(LipRings.Oval, 22);
        Ring(LipRings.Outer, 7);
        Ring(LipRings.Inner, 4);
        return points;

        void Ring(int[] ring, float radius)
        {
            for (int i = 0; i < ring.Length; i++)
            {
                (float sin, float cos) = MathF.SinCos(MathF.Tau * i / ring.Length);
                points[ring[i]] = new(24 - radius * cos, 24 - radius * sin);
            }
        }
    }
}
