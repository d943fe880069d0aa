using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>Unspent outputs by type and class: all that a plan of migration needs to know of a chain.</summary>
/// <param name="Rows">One row for each pair of type and class that occurs.</param>
public sealed record ExposureSummary(IReadOnlyList<ExposureRow> Rows)
{
    /// <summary>All unspent outputs.</summary>
    public long Outputs => Rows.Sum(row => row.Outputs);

    /// <summary>What all are worth.</summary>
    public Satoshi Value => ValueOf(_ => true);

    /// <summary>Outputs whose key the chain shows already: by their script or by reuse.</summary>
    public long ExposedOutputs => Rows.Where(IsExposed).Sum(row => row.Outputs);

    /// <summary>What they are worth: the wide count.</summary>
    public Satoshi ExposedValue => ValueOf(IsExposed);

    /// <summary>How many outputs of a type there are, or of a class, or of both.</summary>
    public long OutputsOf(OutputType? type = null, ExposureClass? exposure = null) =>
        Rows.Where(row => Fits(row, type, exposure)).Sum(row => row.Outputs);

    /// <summary>What the outputs of a type are worth, or of a class, or of both.</summary>
    public Satoshi ValueOf(OutputType? type = null, ExposureClass? exposure = null) => ValueOf(row => Fits(row, type, exposure));

    private static bool IsExposed(ExposureRow row) => row.Class is ExposureClass.ByScript or ExposureClass.ByReuse;

    private static bool Fits(ExposureRow row, OutputType? type, ExposureClass? exposure) =>
        (type is null || row.Type == type) && (exposure is null || row.Class == exposure);

    private Satoshi ValueOf(Func<ExposureRow, bool> fits) => new(Rows.Where(fits).Sum(row => row.Value.Value));
}
