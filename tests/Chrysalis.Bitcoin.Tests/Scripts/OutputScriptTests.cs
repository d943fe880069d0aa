using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Testing;

namespace Chrysalis.Bitcoin.Tests.Scripts;

public partial class OutputScriptTests
{
    /// <summary>Every output script of Bitcoin Core's script_tests.json against patterns over its hexadecimal digits.</summary>
    [Fact]
    public void Classify_CoreScriptVectors_AgreesWithPatterns()
    {
        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data/bitcoin/core_script_tests.json")));
        var seen = new Dictionary<OutputType, int>();
        foreach (JsonElement vector in vectors.RootElement.EnumerateArray().Where(vector => vector.GetArrayLength() > 3))
        {
            int place = vector[0].ValueKind == JsonValueKind.Array ? 2 : 1;
            if (Assemble(vector[place].GetString()!) is not { } script)
                continue;
            OutputType type = OutputScript.Classify(script).Type;
            Assert.True(ByPattern(Convert.ToHexStringLower(script)) == type, $"{vector[place]}: {type}");
            seen[type] = seen.GetValueOrDefault(type) + 1;
        }

        OutputType[] all =
        [
            OutputType.P2PK, OutputType.P2PKH, OutputType.P2MS, OutputType.P2SH, OutputType.P2WPKH, OutputType.P2WSH, OutputType.OpReturn,
            OutputType.NonStandard
        ];
        Assert.All(all, type => Assert.True(seen.GetValueOrDefault(type) > 0, $"no {type} among the vectors"));
        Assert.InRange(seen.Values.Sum(), 1100, 1300);
    }

    [Theory]
    [InlineData("", OutputType.NonStandard, false)]
    [InlineData("51024e73", OutputType.NonStandard, false)]
    [InlineData("6a", OutputType.OpReturn, false)]
    [InlineData("0014751e76e8199196d454941c45d1b3a323f1433bd600", OutputType.NonStandard, false)]
    [InlineData("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798ac", OutputType.NonStandard, false)]
    [InlineData("7c210279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798ac", OutputType.NonStandard, true)]
    [InlineData("210579be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798ac", OutputType.NonStandard, false)]
    [InlineData("4effffffff", OutputType.NonStandard, false)]
    public void Classify_Oddity_IsWhatCoreSays(string script, OutputType type, bool holdsKey)
    {
        OutputScript kind = OutputScript.Classify(Convert.FromHexString(script));
        Assert.Equal((type, holdsKey), (kind.Type, kind.HoldsKey));
    }

    private static OutputType ByPattern(string hex)
    {
        if (hex.StartsWith("6a", StringComparison.Ordinal))
            return OutputType.OpReturn;
        foreach ((OutputType type, string pattern) in (ReadOnlySpan<(OutputType, string)>)
        [
            (OutputType.P2PK, "21(02|03)[0-9a-f]{64}ac|41(04|06|07)[0-9a-f]{128}ac"),
            (OutputType.P2PKH, "76a914[0-9a-f]{40}88ac"),
            (OutputType.P2SH, "a914[0-9a-f]{40}87"),
            (OutputType.P2WPKH, "0014[0-9a-f]{40}"),
            (OutputType.P2WSH, "0020[0-9a-f]{64}"),
            (OutputType.P2TR, "5120[0-9a-f]{64}"),
            (OutputType.P2MR, "5220[0-9a-f]{64}"),
        ])
            if (Regex.IsMatch(hex, $"^({pattern})$"))
                return type;
        Match multisig = Multisig().Match(hex);
        if (!multisig.Success)
            return OutputType.NonStandard;
        int required = Convert.ToInt32(multisig.Groups["m"].Value, 16) - 0x50, keys = multisig.Groups["k"].Captures.Count,
            total = Convert.ToInt32(multisig.Groups["n"].Value, 16) - 0x50;
        return required <= keys && keys == total ? OutputType.P2MS : OutputType.NonStandard;
    }

    [GeneratedRegex("^(?<m>5[1-9a-f]|60)(?<k>21(02|03)[0-9a-f]{64}|41(04|06|07)[0-9a-f]{128})+(?<n>5[1-9a-f]|60)ae$")]
    private static partial Regex Multisig();

    /// <summary>Assembles the notation of the vectors; null for the ones that name scripts to be made (#...).</summary>
    private static byte[]? Assemble(string text)
    {
        var script = new List<byte>();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Contains('#', StringComparison.Ordinal))
                return null;
            if (word.StartsWith("0x", StringComparison.Ordinal))
                script.AddRange(Convert.FromHexString(word[2..]));
            else if (word[0] == '\'')
                Push(script, Encoding.ASCII.GetBytes(word[1..^1]));
            else if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
                Number(script, number);
            else if (Opcodes.TryGetValue(word.StartsWith("OP_", StringComparison.Ordinal) ? word[3..] : word, out byte opcode))
                script.Add(opcode);
            else
                // The instructions that matter are listed; for the others any one of no type does.
                script.Add(0xB0);
        }

        return [.. script];
    }

    private static void Number(List<byte> script, long number)
    {
        if (number is -1 or (>= 1 and <= 16))
            script.Add((byte)(0x50 + number));
        else if (number == 0)
            script.Add(0);
        else
        {
            Span<byte> bytes = stackalloc byte[9];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, Math.Abs(number));
            int length = bytes.LastIndexOfAnyExcept((byte)0) + 1;
            if ((bytes[length - 1] & 0x80) != 0)
                length++;
            if (number < 0)
                bytes[length - 1] |= 0x80;
            Push(script, bytes[..length].ToArray());
        }
    }

    private static void Push(List<byte> script, byte[] data)
    {
        script.AddRange(data.Length < 0x4C ? [(byte)data.Length]
            : data.Length < 256 ? [0x4C, (byte)data.Length]
            : [0x4D, (byte)data.Length, (byte)(data.Length >> 8)]);
        script.AddRange(data);
    }

    private static readonly Dictionary<string, byte> Opcodes = new()
    {
        ["RETURN"] = 0x6A, ["DUP"] = 0x76, ["EQUAL"] = 0x87, ["EQUALVERIFY"] = 0x88, ["HASH160"] = 0xA9, ["CHECKSIG"] = 0xAC,
        ["CHECKMULTISIG"] = 0xAE, ["NOP"] = 0x61, ["PUSHDATA1"] = 0x4C, ["PUSHDATA2"] = 0x4D, ["PUSHDATA4"] = 0x4E,
    };
}
