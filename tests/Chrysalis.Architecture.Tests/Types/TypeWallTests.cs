using Chrysalis.Architecture.Tests.Sources;

namespace Chrysalis.Architecture.Tests.Types;

public sealed class TypeWallTests
{
    private const string Samples = "Chrysalis.Architecture.Tests.Types.Samples.";

    [Fact]
    public void Namespaces_OfTheHouse_HaveNoCircles() => Breach.None(NamespaceCycles.Find(TypeGraph.House.Uses));

    [Fact]
    public void Usings_OfTheHouse_HaveNoCircles() => Breach.None(NamespaceCycles.Find(SourceUses.Of(
        SourceFile.OfTheHouse().Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)))));

    [Fact]
    public void Families_OfTheHouse_DoNotKnowEachOther() =>
        Breach.None(FamilyWalls.Breaches(TypeGraph.House.Uses, "Chrysalis.Talking.Families"));

    [Fact]
    public void House_KnownUses_AreSeen()
    {
        Assert.Contains(TypeGraph.House.Uses, use => use is { User: "HtmlReport", Used: "AtomicFile" });
        Assert.Contains(TypeGraph.House.Uses, use => use is { User: "ShotRandom", Used: "SplitMix64" });
    }

    [Fact]
    public void Find_ParentAndChildThatUseEachOther_IsACircle()
    {
        string circle = Assert.Single(NamespaceCycles.Find(Below("Circle")));
        Assert.Contains("Circle.Outer uses", circle, StringComparison.Ordinal);
        Assert.Contains("Circle.Inner.Part uses", circle, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ParentThatUsesItsChild_IsNone() => Assert.Empty(NamespaceCycles.Find(Below("Tree")));

    [Fact]
    public void Find_CircleOfThree_NamesAll()
    {
        TypeUse[] uses = [new("A", "a", "B", "b"), new("B", "b", "C", "c"), new("C", "c", "A", "a"), new("C", "c", "D", "d")];
        Assert.StartsWith("circle of A, B, C: ", Assert.Single(NamespaceCycles.Find(uses)), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ConstantsOfEachOther_AreACircle()
    {
        SourceFile[] sources =
        [
            new("Mesh.cs", ["using Chrysalis.Networks;", "", "namespace Chrysalis.Mesh;"]),
            new("Network.cs", ["using System;", "using Chrysalis.Mesh;", "", "namespace Chrysalis.Networks;"]),
        ];

        string circle = Assert.Single(NamespaceCycles.Find(SourceUses.Of(sources)));

        Assert.StartsWith("circle of Chrysalis.Mesh, Chrysalis.Networks: ", circle, StringComparison.Ordinal);
    }

    [Fact]
    public void Breaches_FamilyMadeOfAnother_IsOne()
    {
        string breach = Assert.Single(FamilyWalls.Breaches(Below("Families"), Samples + "Families"));
        Assert.Contains("HenHead uses", breach, StringComparison.Ordinal);
    }

    private static IEnumerable<TypeUse> Below(string name) =>
        TypeGraph.Samples.Uses.Where(use => use.UserNamespace.StartsWith(Samples + name, StringComparison.Ordinal));
}
