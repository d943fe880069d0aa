using Chrysalis.Bitcoin.Curve;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Bitcoin.Tests.Scripts;

/// <summary>
/// Each script is judged by hand: can it be satisfied without a signature, and if not, does a key stand in it? K and L are points of the
/// curve, F is none, H a HASH160, S a SHA-256, X a key without its parity.
/// </summary>
public class ScriptLocksTests
{
    private static readonly string K = "02" + Convert.ToHexStringLower(Secp256k1.Bytes(Secp256k1.G.X));
    private static readonly string L =
        "02" + Convert.ToHexStringLower(Secp256k1.Bytes(Secp256k1.Add(Secp256k1.G, Secp256k1.G)!.Value.X));

    private static readonly Dictionary<string, string> Words = new()
    {
        ["K"] = "21" + K, ["L"] = "21" + L, ["F"] = "2102" + new string('f', 64), ["X"] = "20" + K[2..], ["Y"] = "20" + L[2..],
        ["H"] = "14" + new string('1', 40), ["S"] = "20" + new string('2', 64), ["0"] = "00", ["1"] = "51", ["2"] = "52", ["3"] = "53",
        ["16"] = "60", ["17"] = "0111", ["TIME"] = "0400e1f505", ["NOP"] = "61", ["IF"] = "63", ["NOTIF"] = "64", ["ELSE"] = "67",
        ["ENDIF"] = "68",
        ["VERIFY"] = "69", ["RETURN"] = "6a", ["TOALT"] = "6b", ["FROMALT"] = "6c", ["2DROP"] = "6d", ["2DUP"] = "6e", ["IFDUP"] = "73",
        ["DROP"] = "75", ["DUP"] = "76", ["OVER"] = "78", ["PICK"] = "79", ["ROLL"] = "7a", ["ROT"] = "7b", ["SWAP"] = "7c",
        ["SIZE"] = "82",
        ["CAT"] = "7e", ["EQUAL"] = "87", ["EQUALVERIFY"] = "88", ["NOT"] = "91", ["ADD"] = "93", ["BOOLAND"] = "9a", ["BOOLOR"] = "9b",
        ["NUMEQUAL"] = "9c", ["NUMEQUALVERIFY"] = "9d", ["GREATERTHANOREQUAL"] = "a2", ["SHA256"] = "a8", ["HASH160"] = "a9",
        ["HASH256"] = "aa", ["CODESEPARATOR"] = "ab", ["SIG"] = "ac", ["SIGVERIFY"] = "ad", ["MULTI"] = "ae", ["MULTIVERIFY"] = "af",
        ["CLTV"] = "b1", ["CSV"] = "b2", ["SIGADD"] = "ba",
    };

    [Theory]
    // Keys in the script.
    [InlineData("K SIG", ScriptLock.ShownKey)]
    [InlineData("NOP K SIGVERIFY 1", ScriptLock.ShownKey)]
    [InlineData("TIME CLTV DROP K SIG", ScriptLock.ShownKey)]
    [InlineData("16 CSV DROP K SIGVERIFY 1", ScriptLock.ShownKey)]
    [InlineData("SHA256 S EQUALVERIFY K SIG", ScriptLock.ShownKey)]
    [InlineData("K SIGVERIFY SHA256 S EQUAL", ScriptLock.ShownKey)]
    [InlineData("IF K SIG ELSE TIME CLTV DROP L SIG ENDIF", ScriptLock.ShownKey)]
    [InlineData("IF K ELSE TIME CLTV DROP L ENDIF SIG", ScriptLock.ShownKey)]
    [InlineData("NOTIF K SIG ELSE SHA256 S EQUALVERIFY L SIG ENDIF", ScriptLock.ShownKey)]
    [InlineData("K SIG L SIG BOOLAND", ScriptLock.ShownKey)]
    [InlineData("K SIG SWAP L SIG BOOLOR", ScriptLock.ShownKey)]
    [InlineData("K SIG SWAP L SIG ADD 1 NUMEQUAL", ScriptLock.ShownKey)]
    [InlineData("2 K L K 3 MULTI", ScriptLock.ShownKey)]
    [InlineData("1 K F 2 MULTIVERIFY 1", ScriptLock.ShownKey)]
    [InlineData("CODESEPARATOR K SIG", ScriptLock.ShownKey)]
    [InlineData("K TOALT SHA256 S EQUALVERIFY FROMALT SIG", ScriptLock.ShownKey)]
    [InlineData("DUP K EQUALVERIFY SIG", ScriptLock.ShownKey)]
    [InlineData("K 1 PICK 1 PICK SIGVERIFY 2DROP 1", ScriptLock.ShownKey)]
    [InlineData("IF HASH160 H EQUALVERIFY DUP HASH160 H ELSE K SIG 1 1 ENDIF EQUALVERIFY SIG", ScriptLock.HiddenKey)]
    // A channel's offered payment, BOLT 3: the other side's key and preimage, or both keys, or the hash of a revoked key.
    [InlineData(
        "DUP HASH160 H EQUAL IF SIG ELSE K SWAP SIZE 17 EQUAL NOTIF DROP 2 SWAP L 2 MULTI ELSE HASH160 H EQUALVERIFY SIG ENDIF ENDIF",
        ScriptLock.ShownKey)]
    // Keys behind a hash.
    [InlineData("DUP HASH160 H EQUALVERIFY SIG", ScriptLock.HiddenKey)]
    [InlineData("DUP HASH160 H EQUALVERIFY SIG NOP", ScriptLock.HiddenKey)]
    [InlineData("DUP SHA256 S EQUALVERIFY SIGVERIFY 1", ScriptLock.HiddenKey)]
    [InlineData("2DUP SIGVERIFY SWAP DROP HASH160 H EQUAL", ScriptLock.HiddenKey)]
    [InlineData("DUP HASH256 S EQUALVERIFY SIG", ScriptLock.HiddenKey)]
    [InlineData("SHA256 S EQUALVERIFY SIG", ScriptLock.HiddenKey)]
    [InlineData("K SIGVERIFY DUP HASH160 H EQUALVERIFY SIG", ScriptLock.HiddenKey)]
    // Ways out without anybody's key.
    [InlineData("1", ScriptLock.Open)]
    [InlineData("", ScriptLock.Open)]
    [InlineData("SIG", ScriptLock.Open)]
    [InlineData("SHA256 S EQUAL", ScriptLock.Open)]
    [InlineData("TIME CLTV", ScriptLock.Open)]
    [InlineData("0 K 1 MULTI", ScriptLock.Open)]
    [InlineData("K SIG NOT", ScriptLock.Open)]
    [InlineData("K SIG DROP 1", ScriptLock.Open)]
    [InlineData("K SIG SWAP SHA256 S EQUAL BOOLOR", ScriptLock.Open)]
    [InlineData("IF K SIG ELSE SHA256 S EQUAL ENDIF", ScriptLock.Open)]
    [InlineData("IF K SIG ELSE TIME CLTV DROP 1 ENDIF", ScriptLock.Open)]
    [InlineData("K SIG IF 1 ELSE 1 ENDIF", ScriptLock.Open)]
    [InlineData("K SIG IFDUP NOTIF TIME CLTV ENDIF", ScriptLock.Open)]
    [InlineData("K SIG SWAP L SIG ADD 0 GREATERTHANOREQUAL", ScriptLock.Open)]
    [InlineData("0 IF K SIG ENDIF", ScriptLock.Open)]
    // No way out.
    [InlineData("F SIG", ScriptLock.Closed)]
    [InlineData("1 F F 2 MULTI", ScriptLock.Closed)]
    [InlineData("2 K F 2 MULTI", ScriptLock.Closed)]
    [InlineData("0", ScriptLock.Closed)]
    [InlineData("1 RETURN", ScriptLock.Closed)]
    [InlineData("DUP HASH160 0 EQUALVERIFY SIG", ScriptLock.Closed)]
    [InlineData("IF 1", ScriptLock.Closed)]
    [InlineData("1 ENDIF", ScriptLock.Closed)]
    [InlineData("CAT K SIG", ScriptLock.Closed)]
    [InlineData("0 X SIGADD 1 NUMEQUAL", ScriptLock.Closed)]
    // What only the spender decides.
    [InlineData("PICK K SIG", ScriptLock.Unknown)]
    public void Of_OutputScript_IsWhatEveryWaySays(string words, ScriptLock expected) =>
        Assert.Equal(expected, ScriptLocks.Of(Assemble(words)).Lock);

    [Theory]
    [InlineData("X SIG", ScriptLock.ShownKey)]
    [InlineData("X SIG Y SIGADD 2 NUMEQUAL", ScriptLock.ShownKey)]
    [InlineData("X SIG Y SIGADD 1 GREATERTHANOREQUAL", ScriptLock.ShownKey)]
    [InlineData("0 X SIGADD Y SIGADD 2 NUMEQUALVERIFY 1", ScriptLock.ShownKey)]
    [InlineData("X SIG Y SIGADD 0 GREATERTHANOREQUAL", ScriptLock.Open)]
    [InlineData("X SIG Y SIGADD 3 NUMEQUAL", ScriptLock.Closed)]
    [InlineData("DUP HASH160 H EQUALVERIFY SIG", ScriptLock.HiddenKey)]
    // A key of a type that has no rules yet: any signature does.
    [InlineData("K SIG", ScriptLock.Open)]
    // OP_SUCCESS126.
    [InlineData("X SIG CAT", ScriptLock.Open)]
    [InlineData("1 K 1 MULTI", ScriptLock.Closed)]
    public void Of_Tapscript_FollowsItsOwnRules(string words, ScriptLock expected) =>
        Assert.Equal(expected, ScriptLocks.Of(Assemble(words), isTapscript: true).Lock);

    [Theory]
    [InlineData("DUP HASH160 H EQUALVERIFY SIG NOP", 3, 20)]
    [InlineData("DUP SHA256 S EQUALVERIFY SIGVERIFY 1", 3, 32)]
    [InlineData("DUP HASH256 S EQUALVERIFY SIG", 0, 0)]
    public void Of_HiddenKey_TellsWhereItsHashStands(string words, int offset, int length) =>
        Assert.Equal((offset, length), (ScriptLocks.Of(Assemble(words)).KeyHash.Offset, ScriptLocks.Of(Assemble(words)).KeyHash.Length));

    /// <summary>A hundred branches have 2^100 ways.</summary>
    [Fact]
    public void Of_ManyBranches_GivesUpSoon()
    {
        string words = string.Join(' ', Enumerable.Repeat("IF K SIGVERIFY ENDIF", 100)) + " K SIG";
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(ScriptLock.Unknown, ScriptLocks.Of(Assemble(words)).Lock);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    private static byte[] Assemble(string words) =>
        Convert.FromHexString(string.Concat(words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Words[word])));
}
