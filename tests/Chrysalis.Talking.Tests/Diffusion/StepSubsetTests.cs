using Chrysalis.Talking.Diffusion;

namespace Chrysalis.Talking.Tests.Diffusion;

public sealed class StepSubsetTests
{
    /// <summary>1000 to 100: the stride is 999 / 99 = 10.09, so the steps are ten or eleven apart and the last is the last.</summary>
    [Fact]
    public void Parse_Number_IsEvenFromTheFirstToTheLast()
    {
        int[] steps = All(StepSubset.Parse("100", 1000));
        Assert.Equal([0, 10, 20, 30, 40, 50, 61], steps[..7]);
        Assert.Equal(999, steps[^1]);
        Assert.Equal([10, 11], steps.Skip(1).Zip(steps, (after, before) => after - before).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 1000), All(StepSubset.Parse("1000", 1000)));
        Assert.Equal([999], All(StepSubset.Parse("1", 1000)));
    }

    /// <summary>Halves go to the even number: 2.5 to 2, 7.5 to 8.</summary>
    [Fact]
    public void Even_Halves_GoToTheEvenNumber() => Assert.Equal([0, 2, 5, 8, 10], All(StepSubset.Even(11, 5)));

    [Fact]
    public void Parse_Ddim_TakesEveryNthStep()
    {
        Assert.Equal(Enumerable.Range(0, 50).Select(i => 20 * i), All(StepSubset.Parse("ddim50", 1000)));
        Assert.Equal([0, 4, 8], All(StepSubset.Strided(10, 3)));
    }

    [Theory]
    [InlineData("0", "0 steps cannot be walked of 1000: give 1 to 1000.")]
    [InlineData("1001", "1001 steps cannot be walked of 1000: give 1 to 1000.")]
    [InlineData("ddim400", "No whole stride makes 400 steps of 1000: give '400' without 'ddim', or another number.")]
    [InlineData("few", "'few' says no steps: give how many, for example 100, or ddim50 for every n-th one.")]
    [InlineData("-5", "'-5' says no steps: give how many, for example 100, or ddim50 for every n-th one.")]
    [InlineData("99999999999", "'99999999999' says no steps: give how many, for example 100, or ddim50 for every n-th one.")]
    public void Parse_WhatCannotBe_IsRefusedInOneSentence(string text, string message) =>
        Assert.Equal(message, Assert.Throws<TalkingException>(() => StepSubset.Parse(text, 1000)).Message);

    private static int[] All(StepSubset steps) => [.. Enumerable.Range(0, steps.Count).Select(i => steps[i])];
}
