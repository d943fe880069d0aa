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
        Fingerprint = OwnerSort.FingerprintOf(address.Type, hidesKey: false, payload);
    }

    /// <summary>The address.</summary>
    public Address Address { get; }

    /// <summary>The fingerprint of its owner.</summary>
    public ulong Fingerprint { get; }

    /// <summary>What the chain shows of the key or script behind it.</summary>
    public Showing Shown { get; set; }

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
        ExposureClass exposure = OwnerSort.ClassOf(Address.Type, holdsKey, hidesKey: false, hasChain ? Shown : Showing.Nothing);
        if (!hasChain)
            return new(Address, exposure, null, null, null, AddressAdvice.For(Address, exposure, null));
        bool isShown = Shown != Showing.Nothing || (holdsKey && Outputs > 0);
        return new(Address, exposure, isShown, Outputs, Value, AddressAdvice.For(Address, exposure, isShown));
    }
}
