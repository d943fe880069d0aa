using System.Text.Json.Serialization;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Addresses;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>What a chain tells of one address.</summary>
/// <param name="Address">The address.</param>
/// <param name="Class">When its key can be seen; by its type alone where no chain was read.</param>
/// <param name="IsShown">Whether the chain shows the key or script behind it; null where no chain was read.</param>
/// <param name="Outputs">Unspent outputs that pay to it; null where no chain was read.</param>
/// <param name="Value">What they are worth; null where no chain was read.</param>
/// <param name="Advice">What a holder should know, in sentences.</param>
public sealed record AddressFinding(
    [property: JsonIgnore] Address Address, ExposureClass Class, bool? IsShown, long? Outputs, Satoshi? Value, string Advice)
{
    /// <summary>The address as wallets write it.</summary>
    public string Text => Address.Text;

    /// <summary>The type of output that pays to it.</summary>
    public OutputType Type => Address.Type;

    /// <summary>The network that it belongs to.</summary>
    public string Network => Address.Network.Name;
}
