namespace Chrysalis.Testing;

/// <summary>A case that failed.</summary>
/// <param name="Index">The case's number: CHRYSALIS_FUZZ_CASE repeats it.</param>
/// <param name="Kind">What failures of one kind share.</param>
/// <param name="Text">What happened, with the stack.</param>
/// <param name="Input">The input.</param>
internal sealed record FuzzFailure(long Index, string Kind, string Text, byte[] Input)
{
    /// <summary>A case that ended in an exception that is no refusal.</summary>
    public static FuzzFailure Of(long index, Exception error, byte[] input)
    {
        if (error is FuzzFinding finding)
            return new(index, finding.Kind, finding.Message, input);
        string? frame = error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Chrysalis.", StringComparison.Ordinal));
        return new(index, $"{error.GetType().Name} {frame?.Trim()}", error.ToString(), input);
    }

    /// <summary>All that is needed to see it again.</summary>
    public string Describe(string name)
    {
        string text = new([.. Input.Take(300).Select(value => value is >= 32 and < 127 ? (char)value : '·')]);
        return $"case {Index} of {name} (CHRYSALIS_FUZZ_SEED={FuzzSettings.Seed} CHRYSALIS_FUZZ_CASE={Index}): {Text}\n"
            + $"  {Input.Length} bytes: {Convert.ToHexString(Input.AsSpan(0, Math.Min(Input.Length, 300)))}\n  {text}";
    }
}
