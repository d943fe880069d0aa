using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.Tests.Reference;
using Chrysalis.Testing;
using CsCheck;

namespace Chrysalis.Quantum.Tests.Stim;

public class StimRoundTripTests
{
    /// <summary>Text in whatever spelling, circuit, text, circuit: both circuits are the same, instruction by instruction.</summary>
    [Fact]
    public void Parse_WhatACircuitWrites_IsTheSameCircuit() => PropertyCheck.Holds(
        Gen.Int, seed =>
        {
            StimCircuit circuit = StimCircuit.Parse(new RandomStim(new Random(seed), 4, 1000).Circuit(25, isPlain: false));
            string written = circuit.ToString();
            StimCircuit again = StimCircuit.Parse(written);
            AssertSame(circuit.Instructions, again.Instructions);
            Assert.Equal(written, again.ToString());
            Assert.DoesNotContain('\r', written);
        }, "circuits written and read again");

    private static void AssertSame(IReadOnlyList<StimInstruction> expected, IReadOnlyList<StimInstruction> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach ((StimInstruction one, StimInstruction other) in expected.Zip(actual))
        {
            Assert.Equal(one.Tag, other.Tag);
            if (one is StimRepeatBlock block)
            {
                StimRepeatBlock second = Assert.IsType<StimRepeatBlock>(other);
                Assert.Equal(block.Count, second.Count);
                AssertSame(block.Body, second.Body);
                continue;
            }
            (StimOperation a, StimOperation b) = (Assert.IsType<StimOperation>(one), Assert.IsType<StimOperation>(other));
            Assert.Same(a.Gate, b.Gate);
            Assert.Equal(a.Arguments.AsSpan(), b.Arguments.AsSpan());
            Assert.Equal(a.Targets.AsSpan(), b.Targets.AsSpan());
        }
    }
}
