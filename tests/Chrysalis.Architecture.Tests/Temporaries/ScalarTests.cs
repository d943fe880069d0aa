using System.Reflection;

namespace Chrysalis.Architecture.Tests.Temporaries;

/// <summary>
/// Numbers for Torch that nobody holds: the collector may free one while the native call that was given it runs ("INTERNAL ASSERT FAILED
/// at Scalar.h", now and then). The library takes its numbers from <c>Scalars</c>, or holds them in a local of its own.
/// </summary>
public class ScalarTests
{
    // Calling a TorchScript program makes numbers of those arguments that are numbers; this one is given tensors only.
    private const string GivenTensorsOnly = "TorchScriptEar.Run";

    [Fact]
    public void Library_GivesTorchNoNumberThatNobodyHolds() =>
        Breach.None([.. UnheldNumbers.Of(Assembly.Load("Chrysalis.Talking")).Order().Distinct().Except([GivenTensorsOnly])]);

    [Fact]
    public void UnheldNumbers_OfMethodsThatGiveOneAway_AreFound() =>
        Assert.Equal(
            ["NumberSamples.Added", "NumberSamples.GivenAway", "NumberSamples.Multiplied"],
            UnheldNumbers.Of(typeof(ScalarTests).Assembly).Where(method => method.StartsWith("NumberSamples", StringComparison.Ordinal)));
}
