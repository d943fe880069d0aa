using Chrysalis.Studies.Generations.Voting;

namespace Chrysalis.Studies.Tests.Generations;

/// <summary>Strengths from votes by pairs.</summary>
public class BradleyTerryTests
{
    [Fact]
    public void Of_TwoThatMet_IsTheirShareOfWins()
    {
        Vote[] votes = [.. Enumerable.Range(0, 200).Select(i => new Vote("a", "b", i % 4 == 0 ? VoteChoice.Right : VoteChoice.Left))];

        IReadOnlyList<Strength> strengths = BradleyTerry.Of(votes, seed: 1);

        Assert.Equal("a", strengths[0].Name);
        Assert.Equal(0.75, strengths[0].Share, 0.01);
        Assert.InRange(0.75, strengths[0].Low, strengths[0].High);
        Assert.Equal(200, strengths[0].Votes);
    }

    [Fact]
    public void Fit_VotesDrawnFromStrengths_FindsThemAgain()
    {
        string[] names = ["a", "b", "c", "d"];
        double[] real = [0.1, 0.2, 0.3, 0.4];
        var random = new Random(5);
        var votes = new List<Vote>();
        for (int i = 0; i < 20_000; i++)
        {
            (int left, int right) = (random.Next(4), random.Next(4));
            if (left == right)
                continue;
            bool wins = random.NextDouble() < real[left] / (real[left] + real[right]);
            votes.Add(new(names[left], names[right], wins ? VoteChoice.Left : VoteChoice.Right));
        }

        double[] found = BradleyTerry.Fit(names, votes);

        for (int i = 0; i < 4; i++)
            Assert.Equal(real[i], found[i], 0.02);
    }

    [Fact]
    public void Of_SidesExchanged_IsTheSame()
    {
        Vote[] votes = [new("a", "b", VoteChoice.Left), new("b", "c", VoteChoice.Both), new("c", "a", VoteChoice.Right)];
        Vote[] turned = [new("b", "a", VoteChoice.Right), new("c", "b", VoteChoice.Both), new("a", "c", VoteChoice.Left)];

        Assert.Equal(BradleyTerry.Fit(["a", "b", "c"], votes), BradleyTerry.Fit(["a", "b", "c"], turned));
    }

    [Fact]
    public void Fit_NobodyLostAndNobodyWon_IsFinite() =>
        Assert.All(
            BradleyTerry.Fit(["a", "b"], [new("a", "b", VoteChoice.Left)]), share => Assert.InRange(share, 0.01, 0.99));
}
