using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Tests.CommandLine;

/// <summary>Every numeric option of every command reads numbers alike.</summary>
public class NumberOptionTests
{
    private static readonly string[] NoNumbers =
        ["1,5", "1.000,5", "1 000", "1_0", "0x10", "NaN", "Infinity", "-Infinity", "1e400", " ", "٣", "½"];

    private static readonly Type[] Numeric =
        [typeof(double), typeof(float), typeof(decimal), typeof(int), typeof(long), typeof(uint), typeof(ulong)];

    public static TheoryData<string, string> Options => [.. CommandTreeTests.Runnable(CommandTree.Build())
        .SelectMany(command => command.Options.Where(IsNumeric).Select(option => (CommandTreeTests.Path(command), option.Name)))];

    [Theory]
    [MemberData(nameof(Options))]
    public void Parse_WhatIsNoNumber_IsRefusedNamingOptionAndValue(string path, string name)
    {
        foreach (string given in NoNumbers)
            Assert.Contains(Errors(path, name, given), error => error.Contains(name, StringComparison.Ordinal)
                && error.Contains($"'{given}'", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Parse_APointOrAnExponent_IsTakenForNumbersAndRefusedForCounts(string path, string name)
    {
        Option option = Find(path, name);
        bool whole = option is ICountOption || (Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType) != typeof(double);

        Assert.Equal(whole, Errors(path, name, "1.5").Count > 0);
        Assert.Empty(Errors(path, name, "2"));
    }

    [Fact]
    public void Parse_UnderAnotherCulture_ReadsTheSame()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var german = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
            CultureInfo.CurrentCulture = german;

            ParseResult parsed = CommandTree.Build().Parse(["quantum", "migrate", "--fee-rate", "2.5"]);

            Assert.Empty(parsed.Errors);
            Assert.Equal(2.5, parsed.GetValue<double>("--fee-rate"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("--alpha takes a number with a point before its decimals, not '1,5'.", "quantum", "mine", "--alpha", "1,5")]
    [InlineData("--count takes a whole number, not '1.5'.", "quantum", "migrate", "--count", "1.5")]
    [InlineData("--registers takes a whole number, not '-1'.", "quantum", "mine", "--registers", "-1")]
    [InlineData("--seed takes a whole number below 2^31, not '4294967296'.", "quantum", "rcs", "--seed", "4294967296")]
    public void Run_NotANumber_SaysWhatTheOptionTakes(string sentence, params string[] arguments) =>
        Assert.StartsWith(sentence, ProgramRun.Of(arguments).Refused(), StringComparison.Ordinal);

    private static bool IsNumeric(Option option) => Numeric.Contains(Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType);

    private static Option Find(string path, string name) => CommandTreeTests.Runnable(CommandTree.Build())
        .Single(command => CommandTreeTests.Path(command) == path).Options.Single(option => option.Name == name);

    private static List<string> Errors(string path, string name, string given)
    {
        ParseResult parsed = CommandTree.Build().Parse([.. path.Split(' '), $"{name}={given}"]);
        return [.. parsed.Errors.Where(error => error.SymbolResult is OptionResult result && result.Option.Name == name
            || error.SymbolResult is ArgumentResult).Select(error => error.Message)];
    }
}
