using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.Tests.ErrorModels.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.ErrorModels;

/// <summary>Channels whose errors exclude each other: exact, approximated as Stim does, or refused.</summary>
public class DisjointChannelTests
{
    private const string Both = "\nMPP X0*X1 Z0*Z1\nDETECTOR rec[-1] rec[-3]\nDETECTOR rec[-2] rec[-4]";

    [Theory]
    // One visible symptom: the sum of what shows it.
    [InlineData("R 0\nPAULI_CHANNEL_1(0.125, 0.25, 0.375) 0\nM 0\nDETECTOR rec[-1]", "error(0.375) D0\n")]
    [InlineData("R 0 1\nPAULI_CHANNEL_2(0,0,0,0.1,0,0,0,0.1,0,0,0,0.1,0,0,0) 0 1\nM 0\nDETECTOR rec[-1]", "error(0.2) D0\n")]
    [InlineData("E(0.25) X0\nELSE_CORRELATED_ERROR(0.5) Z1\nELSE_CORRELATED_ERROR(0.5) X0 X1\nM 0\nDETECTOR rec[-1]", "error(0.4375) D0\n")]
    [InlineData("HERALDED_ERASE(0.5) 0\nDETECTOR rec[-1]", "error(0.5) D0\n")]
    [InlineData("HERALDED_PAULI_CHANNEL_1(0.125, 0.25, 0.0625, 0.5) 0\nDETECTOR rec[-1]", "error(0.9375) D0\n")]
    [InlineData("HERALDED_ERASE(0.5) 0\nM 0\nDETECTOR rec[-1]", "error(0.25) D0\n")]
    [InlineData("PAULI_CHANNEL_1(0, 0, 1) 0\nM 0\nDETECTOR rec[-1]", "detector D0\n")]
    // Mixed evenly, and certain to be one of two.
    [InlineData("MPP X0*X1 Z0*Z1\nPAULI_CHANNEL_1(0.25, 0.25, 0.25) 0" + Both, "error(0.5) D0\nerror(0.5) D1\n")]
    [InlineData("M 0\nHERALDED_ERASE(1) 0\nM 0\nDETECTOR rec[-2]\nDETECTOR rec[-1] rec[-3]", "error(1) D0\nerror(0.5) D1\n")]
    [InlineData("E(0.5) X0\nELSE_CORRELATED_ERROR(1) X1\nM 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]", "error(1) D0\nerror(0.5) D0 D1\n")]
    public void Of_WhatTheVisibleSymptomsAllow_IsExactWithoutLeave(string circuit, string model)
        => Assert.Equal(model, Extract(circuit).ToString());

    [Theory]
    [InlineData(0.125, 0.25)]
    [InlineData(0.01, 0.3)]
    [InlineData(0.75, 0.125)]
    public void Of_ProductOfTwoErrors_FallsApartIntoThem(double x, double z)
    {
        string product = FormattableString.Invariant($"PAULI_CHANNEL_1({x * (1 - z)}, {x * z}, {z * (1 - x)}) 0");

        SortedDictionary<string, double> errors = ModelDistribution.Errors(Extract($"MPP X0*X1 Z0*Z1\n{product}{Both}"));

        Assert.Equal(["D0", "D1"], errors.Keys);
        Assert.Equal(x, errors["D0"], 1e-12);
        Assert.Equal(z, errors["D1"], 1e-12);
    }

    [Theory]
    [InlineData("MPP X0*X1 Z0*Z1\nPAULI_CHANNEL_1(0.125, 0, 0.25) 0" + Both, 0.25, "PAULI_CHANNEL_1", "error(0.125) D0\nerror(0.25) D1\n")]
    [InlineData(
        "MPP X0*X1\nHERALDED_ERASE(0.25) 0\nDETECTOR rec[-1]\nMPP X0*X1\nDETECTOR rec[-1] rec[-3]", 0.25, "HERALDED_ERASE",
        "error(0.125) D0\nerror(0.125) D0 D1\n")]
    [InlineData(
        "E(0.25) X0\nELSE_CORRELATED_ERROR(0.25) X1\nELSE_CORRELATED_ERROR(0.25) X2\nM 0 1 2\nDETECTOR rec[-3]\nDETECTOR rec[-2]\n"
        + "DETECTOR rec[-1]", 0.25, "ELSE_CORRELATED_ERROR", "error(0.25) D0\nerror(0.1875) D1\nerror(0.140625) D2\n")]
    public void Of_WhatHasNoExactForm_IsApproximatedAsStimWhereItsThresholdAllows(
        string circuit, double largest, string name, string model)
    {
        Assert.Equal(model, Extract(circuit, new() { ApproximateDisjointErrors = largest }).ToString());
        Assert.Equal(model, Extract(circuit, new() { ApproximateDisjointErrors = 1 }).ToString());
        var refusal = Assert.Throws<DecodingException>(() => Extract(circuit, new() { ApproximateDisjointErrors = largest - 0.001 }));
        Assert.StartsWith(
            FormattableString.Invariant($"{name} with a component of probability {largest} has no exact independent errors"),
            refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pc2_one_symptom.stim", "error(0.2) D0\n")]
    [InlineData("gauge_reset.stim", "error(0.5) D0\nerror(0.05) D1\nerror(0.05) D2\nerror(0.5) D3\nerror(0.5) D4\n")]
    [InlineData("tags.stim", "error[why](0.1) D0\ndetector[det] D0\n")]
    [InlineData("herald.stim", "error(0.01) D0\nerror(0.01) D0 D1\n")]
    public void Of_ReportedCircuits_AreAsStimsModels(string file, string model)
        => Assert.Equal(model, Extract(
            File.ReadAllText(SharedData.Require("faults/quantum/" + file)),
            new() { AllowGaugeDetectors = true, ApproximateDisjointErrors = 1 }).ToString());

    private static DetectorErrorModel Extract(string circuit, ErrorModelOptions? options = null)
        => CircuitErrorModel.Of(StimCircuit.Parse(circuit), options, TestContext.Current.CancellationToken);
}
