using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chrysalis.Bitcoin;

/// <summary>An amount of bitcoin in its smallest unit, 10^-8 BTC; in JSON a whole number of satoshi.</summary>
/// <param name="Value">The amount in satoshi.</param>
[JsonConverter(typeof(JsonNumber))]
public readonly record struct Satoshi(long Value) : IComparable<Satoshi>
{
    /// <summary>Satoshi in one bitcoin.</summary>
    public const long PerBitcoin = 100_000_000;

    /// <summary>The amount in bitcoin.</summary>
    public decimal Bitcoin => (decimal)Value / PerBitcoin;

    /// <summary>The sum of two amounts.</summary>
    /// <exception cref="OverflowException">The sum does not fit 64 bits.</exception>
    public static Satoshi operator +(Satoshi left, Satoshi right) => new(checked(left.Value + right.Value));

    /// <summary>Whether the first amount is smaller.</summary>
    public static bool operator <(Satoshi left, Satoshi right) => left.Value < right.Value;

    /// <summary>Whether the first amount is larger.</summary>
    public static bool operator >(Satoshi left, Satoshi right) => left.Value > right.Value;

    /// <summary>Whether the first amount is not larger.</summary>
    public static bool operator <=(Satoshi left, Satoshi right) => left.Value <= right.Value;

    /// <summary>Whether the first amount is not smaller.</summary>
    public static bool operator >=(Satoshi left, Satoshi right) => left.Value >= right.Value;

    /// <summary>The sum of two amounts.</summary>
    public static Satoshi Add(Satoshi left, Satoshi right) => left + right;

    /// <inheritdoc/>
    public int CompareTo(Satoshi other) => Value.CompareTo(other.Value);

    /// <summary>The amount in bitcoin with eight decimals, as wallets print it.</summary>
    public override string ToString() => Bitcoin.ToString("#,##0.00000000", CultureInfo.InvariantCulture);

    private sealed class JsonNumber : JsonConverter<Satoshi>
    {
        public override Satoshi Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Satoshi value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}
