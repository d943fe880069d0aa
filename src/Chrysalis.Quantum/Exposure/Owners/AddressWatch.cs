using System.Security.Cryptography;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Addresses;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Owners;

/// <summary>An address that is looked up while a chain's outputs are classified.</summary>
internal sealed class AddressWatch
{
    private readonly byte[] payload;

    /// <summary>Watches an address.</summary>
    public AddressWatch(Address address)
    {
        Address = address;
        payload = address.Type == OutputType.NonStandard ? SHA256.HashData(address.Script()) : address.Payload.ToArray();
        Fingerprint = OwnerSort.FingerprintOf(address.Type, payload);
    }

    /// <summary>The address.</summary>
    public Address Address { get; }

    /// <summary>The fingerprint of its owner.</summary>
    public ulong Fingerprint { get; }

    /// <summary>Whether the chain shows the key or script behind it.</summary>
    public bool IsShown { get; set; }

    /// <summary>Unspent outputs that pay to it.</summary>
    public long Outputs { get; private set; }

    /// <summary>What they are worth.</summary>
    public Satoshi Value { get; private set; }

    /// <summary>Takes note of an output of the same owner, which may be of another type.</summary>
    public void Observe(CoinView coin)
    {
        if (coin.Type != Address.Type || !coin.Payload.SequenceEqual(payload))
            return;
        Outputs++;
        Value += new Satoshi(coin.Value);
    }

    /// <summary>What is known in the end.</summary>
    public AddressFinding Finding(bool hasChain)
    {
        bool holdsKey = Address.Type is OutputType.P2PK or OutputType.P2TR;
        ExposureClass exposure = OwnerSort.ClassOf(Address.Type, holdsKey, hasChain && IsShown);
        return hasChain
            ? new(Address, exposure, IsShown || (holdsKey && Outputs > 0), Outputs, Value, AddressAdvice.For(Address, exposure, IsShown))
            : new(Address, exposure, null, null, null, AddressAdvice.For(Address, exposure, null));
    }
}
