using Chrysalis.Quantum.Resources;

namespace Chrysalis.Quantum.Tests.Resources;

/// <summary>The model, with the documented options of each work, against the published figures: within a factor of two.</summary>
public class PublishedEstimatesTests
{
    private const double Factor = 2;

    public static TheoryData<string> Names => [.. PublishedEstimates.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reproduce_PublishedQubits_WithinAFactorOfTwo(string name)
    {
        PublishedEstimate published = PublishedEstimates.Named(name);
        ResourceEstimate? model = published.Reproduce();

        Assert.NotNull(model);
        Assert.InRange(model.PhysicalQubits / published.PublishedQubits, 1 / Factor, Factor);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reproduce_PublishedTime_KeptOrWithinAFactorOfTwo(string name)
    {
        PublishedEstimate published = PublishedEstimates.Named(name);
        double seconds = published.Reproduce()!.SecondsPerRun;

        if (published.IsTimeGiven)
            Assert.InRange(seconds, 0, published.PublishedSeconds);
        else
            Assert.InRange(seconds / published.PublishedSeconds, 1 / Factor, Factor);
    }

    [Fact]
    public void Reproduce_Gidney2025_TakesUnderAWeekWithRetries() =>
        Assert.InRange(PublishedEstimates.Named("gidney-2025").Reproduce()!.ExpectedSeconds, 2 * 86_400, 7 * 86_400);

    [Fact]
    public void Published_Figures_AreThoseOfTheReferences()
    {
        Assert.Equal(6_912_000, PublishedEstimates.Named("litinski-2023").PublishedQubits);
        Assert.Equal([13e6, 317e6, 1.9e9], PublishedEstimates.All.Where(one => one.Name.StartsWith("webber", StringComparison.Ordinal))
            .Select(one => one.PublishedQubits));
        Assert.Equal(897_864, 1280 * 430 + (131 + 126) * global::Chrysalis.Quantum.Resources.Machines.SurfaceCodePatch.PatchQubits(25));
    }

    [Fact]
    public void Named_Unknown_NamesTheChoices() =>
        Assert.Contains(
            "google-2026", Assert.Throws<QuantumException>(() => PublishedEstimates.Named("x")).Message, StringComparison.Ordinal);
}
