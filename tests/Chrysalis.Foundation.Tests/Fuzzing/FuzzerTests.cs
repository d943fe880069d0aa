using System.Text;
using Chrysalis.Foundation.Errors;
using Xunit.Sdk;

namespace Chrysalis.Foundation.Tests.Fuzzing;

/// <summary>The fuzzer itself: it must see what it is there for.</summary>
public sealed class FuzzerTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("length 12 word");

    [Fact]
    public void Run_Refusals_ArePeaceful() => Fuzzer.Run(new("refusing", [Seed], _ => throw new ChrysalisException("no")));

    [Fact]
    public void Run_AnotherException_FailsAndNamesTheCase()
    {
        var target = new FuzzTarget("breaking", [Seed], input => _ = input.Length < 12 ? throw new InvalidOperationException("broke") : 0);
        string message = Assert.ThrowsAny<XunitException>(() => Fuzzer.Run(target)).Message;
        Assert.Contains("InvalidOperationException: broke", message, StringComparison.Ordinal);
        Assert.Contains("CHRYSALIS_FUZZ_CASE=", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TooMuchMemory_Fails()
    {
        var target = new FuzzTarget("hungry", [Seed], _ => GC.KeepAlive(new byte[2 << 20])) { AllocationLimit = 1 << 20, FewCases = 2 };
        Assert.Contains("It allocated 2 MB", Assert.ThrowsAny<XunitException>(() => Fuzzer.Run(target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Hang_Fails()
    {
        using var never = new ManualResetEventSlim();
        var target = new FuzzTarget("hanging", [Seed, []], input => Hang(input, never))
        {
            TimeLimit = TimeSpan.FromMilliseconds(300),
            FewCases = 20,
        };
        Assert.Contains("It took more than", Assert.ThrowsAny<XunitException>(() => Fuzzer.Run(target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Twice_FeedsTheSameInputs()
    {
        List<string> first = Inputs();
        Assert.Equal(500, first.Count);
        Assert.Equal(first, Inputs());
        Assert.True(first.Distinct().Count() > 400);
    }

    [Fact]
    public void Run_Tokens_ArePutIn() => Assert.Contains(Inputs("MAGIC"), input => input.Contains("MAGIC", StringComparison.Ordinal));

    private static void Hang(byte[] input, ManualResetEventSlim never)
    {
        if (input.Length == 0)
            never.Wait();
    }

    private static List<string> Inputs(params string[] tokens)
    {
        var inputs = new List<string>();
        var target = new FuzzTarget("listing", [Seed], input => inputs.Add(Convert.ToHexString(input)))
        {
            Tokens = [.. tokens.Select(Encoding.ASCII.GetBytes)],
        };
        Fuzzer.Run(target);
        return tokens.Length == 0 ? inputs : [.. inputs.Select(input => Encoding.Latin1.GetString(Convert.FromHexString(input)))];
    }
}
