namespace Chrysalis.Architecture.Tests.Arguments;

/// <summary>
/// Whoever passes null where none may be is told so, and which argument it was, before anything is done: no method fails within for it.
/// </summary>
public sealed class NullArgumentTests
{
    [Fact]
    public void PublicMembers_OfTheLibraries_RefuseNullByName()
    {
        NullTrial[] trials = [.. NullTrial.OfTheLibraries()];
        Assert.True(trials.Length > 500, $"{trials.Length} arguments were found");
        Breach.None([.. trials.Select(trial => trial.Breach()).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
    }

    [Theory]
    [InlineData(nameof(NullSamples.Checks), null)]
    [InlineData(nameof(NullSamples.ChecksOnlyTheFirst), "second")]
    [InlineData(nameof(NullSamples.Fails), "text")]
    [InlineData(nameof(NullSamples.ChecksTooLate), "text")]
    [InlineData(nameof(NullSamples.Allows), null)]
    [InlineData(nameof(NullSamples.ChecksBesideASpan), null)]
    public void Breach_OfAMember_NamesTheArgumentThatIsNotChecked(string method, string? argument)
    {
        string[] breaches = [.. NullTrial.Of(typeof(NullSamples)).Where(trial => trial.Member.Name == method)
            .Select(trial => trial.Breach()).OfType<string>()];
        if (argument is null)
            Assert.Empty(breaches);
        else
            Assert.Contains($"({argument})", Assert.Single(breaches), StringComparison.Ordinal);
    }
}
