namespace Chrysalis.Bitcoin.Scripts;

/// <summary>What is known of an item of the stack before anybody has spent the script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">See <see cref="LockValueKind"/>.</param>
/// <param name="Second">See <see cref="LockValueKind"/>.</param>
internal readonly record struct LockValue(LockValueKind Kind, int First = 0, int Second = 0)
{
    /// <summary>Anything.</summary>
    public static LockValue Any => new(LockValueKind.Any);

    /// <summary>A number.</summary>
    public static LockValue Of(int number) => new(LockValueKind.Number, number);
}
