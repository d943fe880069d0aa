using Chrysalis.Quantum.Migration.Layouts;
using Chrysalis.Signing;

namespace Chrysalis.Quantum.Tests.Migration;

public class TransactionLayoutTests
{
    /// <summary>
    /// Sizes that wallets and Bitcoin Optech's calculator give for one input and two outputs of the same kind, with a signature
    /// of 72 bytes: 226, 141 (140.5 with 71 bytes rounds alike) and 154 virtual bytes.
    /// </summary>
    [Theory]
    [InlineData(SpendPath.P2pkh, 226)]
    [InlineData(SpendPath.P2wpkh, 141)]
    [InlineData(SpendPath.P2tr, 154)]
    public void VirtualBytes_OneInputTwoOutputs_AreTheKnownSizes(SpendPath path, int virtualBytes) =>
        Assert.Equal(virtualBytes, TransactionLayout.Of(InputKind.Of(path), 1, path, 2).VirtualBytes);

    /// <summary>
    /// Murch, Bitcoin Stack Exchange 114043, in virtual bytes an input; bare keys there have a signature of one byte less.
    /// </summary>
    [Theory]
    [InlineData(SpendPath.P2pkh, 148)]
    [InlineData(SpendPath.P2wpkh, 68)]
    [InlineData(SpendPath.P2tr, 57.5)]
    [InlineData(SpendPath.P2pk, 114)]
    [InlineData(SpendPath.P2shP2wpkh, 91)]
    [InlineData(SpendPath.P2shTwoOfThree, 297)]
    [InlineData(SpendPath.P2shP2wshTwoOfThree, 139.5)]
    public void Weight_OfOneMoreInput_IsThePublishedOne(SpendPath path, double virtualBytes)
    {
        InputKind input = InputKind.Of(path);
        int two = TransactionLayout.Of(input, 2, SpendPath.P2tr, 1).Weight;
        int three = TransactionLayout.Of(input, 3, SpendPath.P2tr, 1).Weight;

        // An input without witness among others with one adds an empty stack; here all are alike.
        Assert.Equal(virtualBytes, (three - two) / 4.0);
    }

    /// <summary>8 bytes of amount, one of length, and the script: 25, 23, 22 and 34.</summary>
    [Theory]
    [InlineData(SpendPath.P2pkh, 34)]
    [InlineData(SpendPath.P2shP2wpkh, 32)]
    [InlineData(SpendPath.P2wpkh, 31)]
    [InlineData(SpendPath.P2tr, 43)]
    [InlineData(SpendPath.P2mr, 43)]
    public void Bytes_OfOneMoreOutput_AreThePublishedOnes(SpendPath path, int bytes)
    {
        InputKind input = InputKind.Of(SpendPath.P2wpkh);
        Assert.Equal(4 * bytes, TransactionLayout.Of(input, 1, path, 2).Weight - TransactionLayout.Of(input, 1, path, 1).Weight);
    }

    /// <summary>Counted by hand: count 1, signature 3 + 2420, leaf 3 + (3 + 1312 + 1), control block 1 + 1.</summary>
    [Fact]
    public void Witness_OfAPostQuantumLeaf_IsWhatBip360AsksFor()
    {
        TransactionLayout layout = TransactionLayout.Of(new(SpendPath.P2mr, SignatureSchemes.MlDsa44), 1, SpendPath.P2mr, 1);
        const int MarkerAndFlag = 2;

        Assert.Equal(MarkerAndFlag + 1 + 3 + 2420 + 3 + 1316 + 2, layout.WitnessBytes);
        Assert.Equal(4 + 1 + 41 + 1 + 43 + 4, layout.BaseBytes);
        Assert.Equal(4 * layout.BaseBytes + layout.WitnessBytes, layout.Weight);
    }

    [Theory]
    [InlineData(1, 32)]
    [InlineData(7, 224)]
    [InlineData(8, 258)]
    public void Witness_OfADeeperLeaf_GrowsByOneHashALevel(int depth, int more)
    {
        int Weight(int levels) => TransactionLayout.Of(new(SpendPath.P2mr, SignatureSchemes.Schnorr, levels), 1, SpendPath.P2mr, 1).Weight;

        // From 253 bytes on, the control block's length takes three bytes in place of one.
        Assert.Equal(more, Weight(depth) - Weight(0));
    }

    /// <summary>The bytes read back: an independent walk over the layout ends at the last byte and finds every part.</summary>
    [Theory]
    [InlineData(SpendPath.P2pkh, 1, 1)]
    [InlineData(SpendPath.P2wpkh, 252, 2)]
    [InlineData(SpendPath.P2wpkh, 253, 2)]
    [InlineData(SpendPath.P2tr, 300, 300)]
    [InlineData(SpendPath.P2mr, 3, 2)]
    [InlineData(SpendPath.P2shTwoOfThree, 2, 1)]
    public void Bytes_ReadBack_HaveEveryPart(SpendPath path, int inputs, int outputs)
    {
        InputKind input = path == SpendPath.P2mr ? new(path, SignatureSchemes.SlhDsa128F, 2) : InputKind.Of(path);
        TransactionLayout layout = TransactionLayout.Of(input, inputs, path, outputs);
        var walk = new TransactionWalk(layout.Bytes.Span);

        Assert.Equal((inputs, outputs), (walk.Inputs, walk.Outputs));
        Assert.Equal(layout.Bytes.Length, walk.End);
        Assert.Equal(layout.WitnessBytes, walk.WitnessBytes);
    }

    [Fact]
    public void Of_NoInput_IsRefused() =>
        Assert.Contains(
            "0 and 1", Assert.Throws<ArgumentException>(() => TransactionLayout.Of([], [SpendPath.P2tr])).Message,
            StringComparison.Ordinal);
}
