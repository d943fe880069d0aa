using Chrysalis.Quantum.Migration;
using Chrysalis.Quantum.Migration.Layouts;

namespace Chrysalis.Quantum.Tests.Migration;

public class MoveDurationTests
{
    private static readonly BlockSpace Whole = new(0);

    /// <summary>
    /// Pont et al.: 76.16 days at best, from 17,020 outputs a block. Our best case, taproot inputs gathered into one transaction
    /// a block, holds 17,390 and takes 74.5 days: 2.1 % under the published bound, tolerance 3 %.
    /// </summary>
    [Fact]
    public void Days_LightestOutputsGathered_AreTheSeventySixPublished()
    {
        var options = new MoveOptions { InputsPerTransaction = null, Target = SpendPath.P2tr, Block = Whole };
        MoveDuration duration = MoveDuration.Of(OutputSet.Lightest2024, options);

        Assert.InRange(MoveDuration.Transaction(SpendPath.P2tr, options).Inputs, 17_020, 17_020 * 1.03);
        Assert.InRange(duration.Days, 76.16 * 0.97, 76.16);
    }

    /// <summary>The arithmetic of the paper itself, with its own 17,020: 10,968 blocks, 76.17 days; published 10,967 and 76.16.</summary>
    [Fact]
    public void Days_WithThePublishedOutputsABlock_AreThePublishedOnes()
    {
        double blocks = OutputSet.Pont2024Count / 17_020.0;
        Assert.Equal(10_967, blocks, 2.0);
        Assert.Equal(76.16, blocks / BlockSpace.BlocksPerDay, 0.02);
    }

    /// <summary>
    /// Chaincode Labs (2025): 76 to 142 days with all block space, 305 to 568 with a quarter. The upper ends: each output moved alone.
    /// </summary>
    [Theory]
    [InlineData(1, 142)]
    [InlineData(0.25, 568)]
    public void Days_EachOutputAlone_AreTheUpperEndsPublished(double share, double published)
    {
        MoveDuration duration = MoveDuration.Of(OutputSet.All2024, new() { Target = SpendPath.P2wpkh, Share = share, Block = Whole });
        Assert.Equal(1, duration.Days / published, 0.01);
    }

    /// <summary>The lower end at a quarter is four times the 76 days: ours within 3 %, as above.</summary>
    [Fact]
    public void Days_LightestAtAQuarter_AreTheLowerEndPublished()
    {
        var options = new MoveOptions { InputsPerTransaction = null, Target = SpendPath.P2tr, Share = 0.25, Block = Whole };
        Assert.InRange(MoveDuration.Of(OutputSet.Lightest2024, options).Days, 305 * 0.97, 305);
    }

    /// <summary>
    /// Murch, Bitcoin Stack Exchange 114043: spending the set of June 2022 as tightly as possible takes about 11,500 blocks ("off by a few
    /// percent").
    /// </summary>
    [Fact]
    public void Blocks_OfTheSetOf2022_AreThePublishedEstimate() =>
        Assert.Equal(1, MoveDuration.Of(
            OutputSet.All2022, new() { InputsPerTransaction = null, Target = SpendPath.P2wpkh, Block = Whole }).Blocks / 11_500, 0.03);

    [Fact]
    public void Fees_AreRateTimesVirtualBytes()
    {
        MoveDuration duration = MoveDuration.Of(
            new("one", [new(SpendPath.P2wpkh, 1_000_000)], "assumed"), new() { FeeRate = 4, Target = SpendPath.P2wpkh });
        // 438 weight units are 110 virtual bytes, for a node rounds each transaction up.
        Assert.Equal(1e6 * 110 * 4 / 1e8, duration.FeesBitcoin, 1e-9);
    }

    [Theory]
    [InlineData(0.0, 1, 1.0, "not 0")]
    [InlineData(1.5, 1, 1.0, "1.5")]
    [InlineData(1.0, 0, 1.0, "not 0")]
    [InlineData(1.0, 1, -1.0, "-1")]
    [InlineData(1.0, 29_000, 1.0, "move fewer")]
    public void Of_OptionsOutOfRange_AreRefusedByValue(double share, int inputs, double fee, string named) =>
        Assert.Contains(named, Assert.Throws<QuantumException>(() => MoveDuration.Of(
            OutputSet.All2024, new() { Share = share, InputsPerTransaction = inputs, FeeRate = fee })).Message, StringComparison.Ordinal);
}
