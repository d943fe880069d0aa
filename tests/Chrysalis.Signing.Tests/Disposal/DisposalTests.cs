namespace Chrysalis.Signing.Tests.Disposal;

public sealed class DisposalTests
{
    private static readonly byte[] Message = [1, 2, 3];

    [Fact]
    public void PublicTypes_AfterDispose_RefuseEveryUse() => new DisposableTypes(typeof(SigningKey).Assembly)
        .With(() => SignatureSchemes.MlDsa44.Generate(), "Scheme", "PublicKey")
        .With(() => (EcdsaSigningKey)SignatureSchemes.Ecdsa.Generate(), "Scheme", "PublicKey")
        .With(() => (SchnorrSigningKey)SignatureSchemes.Schnorr.Generate(), "Scheme", "PublicKey")
        .RefuseEveryUse();

    [Fact]
    public void Sign_AfterDispose_IsRefusedByEveryScheme() => Assert.All(SignatureSchemes.All, scheme =>
    {
        SigningKey key = scheme.Generate();
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Sign(Message));
    });

    /// <summary>Every signature is whole: a key that is zeroed while it signs would give another one, or itself away.</summary>
    [Fact]
    public void Dispose_WhileOthersSign_LeavesEverySignatureValid() => Assert.All(
        (SignatureScheme[])[SignatureSchemes.Ecdsa, SignatureSchemes.Schnorr], scheme =>
        {
            for (int round = 0; round < 20; round++)
            {
                SigningKey key = scheme.Generate();
                int signed = 0;
                Background[] threads = [.. Enumerable.Range(0, 3).Select(_ => new Background(() =>
                {
                    try
                    {
                        while (true)
                        {
                            Assert.True(key.PublicKey.Verify(Message, key.Sign(Message)));
                            Interlocked.Increment(ref signed);
                        }
                    }
                    catch (ObjectDisposedException)
                    {
                        // The key was disposed of between two signatures.
                    }
                }))];
                SpinWait.SpinUntil(() => Volatile.Read(ref signed) > round);
                key.Dispose();
                foreach (Background thread in threads)
                    thread.Join();
            }
        });
}
