namespace Chrysalis.Quantum.Tests.Migration;

/// <summary>Reads a transaction's skeleton, written from BIP-144 alone.</summary>
internal sealed class TransactionWalk
{
    private readonly byte[] bytes;

    public TransactionWalk(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes.ToArray();
        End = 4;
        bool hasWitness = this.bytes[4] == 0;
        if (hasWitness)
            End += 2;
        Inputs = ReadCount();
        for (int i = 0; i < Inputs; i++)
        {
            End += 36;
            Skip();
            End += 4;
        }

        Outputs = ReadCount();
        for (int i = 0; i < Outputs; i++)
        {
            End += 8;
            Skip();
        }

        int witnessStart = End;
        for (int i = 0; hasWitness && i < Inputs; i++)
        {
            int elements = ReadCount();
            for (int element = 0; element < elements; element++)
                Skip();
        }

        WitnessBytes = End - witnessStart + (hasWitness ? 2 : 0);
        End += 4;
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public int WitnessBytes { get; }

    public int End { get; private set; }

    private int ReadCount()
    {
        int first = bytes[End++];
        if (first < 0xFD)
            return first;
        int value = bytes[End] | bytes[End + 1] << 8;
        End += 2;
        return value;
    }

    private void Skip()
    {
        int length = ReadCount();
        End += length;
    }
}
