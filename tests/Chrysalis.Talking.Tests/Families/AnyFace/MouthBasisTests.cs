using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Shape;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

public class MouthBasisTests
{
    private static readonly MouthBasis Basis = MadeUpFaces.Basis();

    [Fact]
    public void Opened_OpensTheLipsByAsMuchAsIsAskedAndNarrowsNothing()
    {
        float[] open = Basis.Opened(0.15f);
        Vector3[] points = MadeUpFaces.Rest();
        Basis.Move(open, 1, points);
        Assert.Equal(Basis.RestOpening + 0.15f, LipRings.Opening(points), 4);
        Assert.Equal(0, open[1], 4);
    }

    [Fact]
    public void Coefficients_OfAMovedFace_AreThoseItWasMovedWith()
    {
        Vector3[] points = MadeUpFaces.Rest();
        Basis.Move([1.3f, -0.7f], 1, points);
        float[] measured = MouthBasisFit.Coefficients(Basis, points, MadeUpFaces.Rest());
        Assert.Equal(1.3f, measured[0], 0.02f);
        Assert.Equal(-0.7f, measured[1], 0.02f);
    }

    [Fact]
    public void With_AMouthMoreThanShut_LetsLipsMeetAndNotPass()
    {
        var face = new RestingFace(new(Matrix4x4.Identity, 50, default), HeadMesh.WithRing(MadeUpFaces.Rest()));
        Vector3[] points = face.With(Basis, [-3, 0]);
        Assert.All(LipRings.Facing, pair => Assert.Equal(points[pair.Upper].Y, points[pair.Lower].Y));
        Assert.All(LipRings.Facing, pair => Assert.True(face.With(Basis, [2, 0])[pair.Lower].Y > face.With(Basis, [2, 0])[pair.Upper].Y));
    }

    [Fact]
    public void MirrorOf_ShutLips_KeepsUpperAndLowerApart()
    {
        int[] mirror = MouthBasisFit.MirrorOf(MadeUpFaces.Rest());
        Assert.Equal(311, mirror[81]);
        Assert.Equal(402, mirror[178]);
        Assert.Equal(13, mirror[13]);
        Assert.Equal(14, mirror[14]);
        Assert.Equal(291, mirror[61]);
        Assert.All(LipRings.Inner.Concat(LipRings.Outer), point => Assert.Equal(point, mirror[mirror[point]]));
    }

    [Fact]
    public void WithRing_NoMouthMovesTheRing()
    {
        var face = new RestingFace(new(Matrix4x4.Identity, 50, default), HeadMesh.WithRing(MadeUpFaces.Rest()));
        Assert.Equal(face.Points[^36..], face.With(Basis, [2, 1])[^36..]);
    }
}
