using Chrysalis.Quantum;
using Chrysalis.Quantum.Resources;
using Chrysalis.Studies.Estimate;

namespace Chrysalis.Studies.Tests.Estimate;

public class EstimateRequestTests
{
    private static readonly EstimateRequest Webber = Of("webber-2022-hour");

    [Fact]
    public void Answer_QubitsAndTimeGiven_KeepsBoth()
    {
        EstimateFindings free = Webber.Answer();

        EstimateFindings bound =
            (Webber with { Qubits = 2 * free.Estimate.PhysicalQubits, Seconds = 2 * free.Estimate.SecondsPerRun }).Answer();

        Assert.True(bound.Estimate.PhysicalQubits <= bound.GivenQubits);
        Assert.True(bound.Estimate.SecondsPerRun <= bound.GivenSeconds * (1 + 1e-9));
    }

    [Fact]
    public void Answer_SolvedErrorRate_IsTheLargestThatDoes()
    {
        EstimateRequest request = Of("google-2026") with { Qubits = 1e6, Seconds = 3600, Unknown = "error-rate" };

        EstimateFindings findings = request.Answer();

        Assert.Equal(findings.SolvedValue, findings.Machine.ErrorRate);
        EstimateRequest worse =
            request with { Unknown = null, Machine = findings.Machine with { ErrorRate = 1.02 * findings.Machine.ErrorRate } };
        Assert.Throws<QuantumException>(() => worse.Answer());
    }

    [Fact]
    public void Answer_TooFewQubits_SaysHowManyTheSmallestHas()
    {
        QuantumException error = Assert.Throws<QuantumException>(() => (Webber with { Qubits = 1000 }).Answer());

        Assert.StartsWith("1000 qubits are too few at any speed: the smallest computer has ", error.Message, StringComparison.Ordinal);
    }

    private static EstimateRequest Of(string name)
    {
        PublishedEstimate one = PublishedEstimates.Named(name);
        return new(one.Work, one.Machine, one.Architecture, null, null, null, null);
    }
}
