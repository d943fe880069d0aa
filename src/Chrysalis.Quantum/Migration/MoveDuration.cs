using Chrysalis.Quantum.Migration.Layouts;

namespace Chrysalis.Quantum.Migration;

/// <summary>How long it takes the chain to move a set of outputs.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Outputs">Outputs moved.</param>
/// <param name="InputsPerTransaction">Outputs that one transaction moves; null for as many as a block holds.</param>
/// <param name="Target">How the new outputs are locked.</param>
/// <param name="Share">Share of each block used.</param>
/// <param name="Weight">Weight units of all transactions.</param>
/// <param name="Blocks">Whole blocks' worth of space.</param>
/// <param name="Days">Days at ten minutes a block and that share.</param>
/// <param name="FeesBitcoin">Fees at the given rate, in bitcoin.</param>
public sealed record MoveDuration(
    string Set, long Outputs, int? InputsPerTransaction, string Target, double Share, double Weight, double Blocks, double Days,
    double FeesBitcoin)
{
    private const double SatoshiPerBitcoin = 1e8;

    /// <summary>Lays out the transactions and counts the blocks they fill.</summary>
    /// <exception cref="QuantumException">An option is out of range.</exception>
    public static MoveDuration Of(OutputSet set, MoveOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        double weight = 0, virtualBytes = 0, blocks = 0;
        foreach (OutputGroup group in set.Groups)
        {
            TransactionLayout transaction = Transaction(group.Path, options);
            double transactions = (double)group.Count / transaction.Inputs;
            weight += transactions * transaction.Weight;
            // A fee is paid for whole virtual bytes of each transaction.
            virtualBytes += transactions * transaction.VirtualBytes;
            blocks += transactions / options.Block.Fits(transaction);
        }

        double days = blocks / BlockSpace.BlocksPerDay / options.Share;
        return new(
            set.Name, set.Count, options.InputsPerTransaction, options.Target.ToString().ToUpperInvariant(), options.Share, weight, blocks,
            days, virtualBytes * options.FeeRate / SatoshiPerBitcoin);
    }

    /// <summary>The transaction that moves outputs of one kind into one output.</summary>
    /// <exception cref="QuantumException">It does not fit a block.</exception>
    public static TransactionLayout Transaction(SpendPath path, MoveOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InputKind input = InputKind.Of(path);
        TransactionLayout one = TransactionLayout.Of(input, 1, options.Target, 1);
        int each = TransactionLayout.Of(input, 2, options.Target, 1).Weight - one.Weight;

        // The count of inputs grows by two bytes at 253; half a hundred weight units cover it.
        const int CountGrowth = 50;
        int inputs = options.InputsPerTransaction ?? Math.Max(1, 1 + (options.Block.Weight - one.Weight - CountGrowth) / each);
        TransactionLayout transaction = TransactionLayout.Of(input, inputs, options.Target, 1);
        return options.Block.Fits(transaction) > 0
            ? transaction
            : throw new QuantumException($"{inputs} inputs of {path} weigh {transaction.Weight}; a block holds {options.Block.Weight}: "
                + "move fewer in a transaction.");
    }
}
