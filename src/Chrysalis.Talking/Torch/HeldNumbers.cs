using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Operations of which TorchSharp 0.107 makes a number itself and does not hold it while the native call runs (a sum's factor of 1, a
/// square's exponent, a range's start): here with numbers that live as long as the program.
/// </summary>
internal static class HeldNumbers
{
    /// <summary>left + right.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, Scalars.Of(1));

    /// <summary>left + right; the caller holds the number.</summary>
    public static Tensor Plus(this Tensor left, Scalar right) => left.add(right, Scalars.Of(1));

    /// <summary>Adds to a tensor in place.</summary>
    public static Tensor Increase(this Tensor target, Tensor by) => target.add_(by, Scalars.Of(1));

    /// <summary>Adds to a tensor in place; the caller holds the number.</summary>
    public static Tensor Increase(this Tensor target, Scalar by) => target.add_(by, Scalars.Of(1));

    /// <summary>x times x.</summary>
    public static Tensor Squared(this Tensor x) => x.mul(x);

    /// <summary>0, 1, 2 ... as floats.</summary>
    public static Tensor Count(long length)
    {
        var numbers = new float[length];
        for (int i = 0; i < length; i++)
            numbers[i] = i;
        return tensor(numbers);
    }

    /// <summary>log(1 + exp x).</summary>
    public static Tensor Softplus(this Tensor x) => x.logaddexp(x.new_zeros(1));
}
