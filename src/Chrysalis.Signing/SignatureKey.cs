using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Prng;
using Org.BouncyCastle.Pqc.Crypto.Falcon;
using Org.BouncyCastle.Security;

namespace Chrysalis.Signing;

/// <summary>A key pair of a scheme that signs and checks, by BouncyCastle.</summary>
internal abstract class SignatureKey
{
    /// <summary>The public key, encoded.</summary>
    public abstract byte[] PublicKey { get; }

    /// <summary>Signs 32 bytes.</summary>
    public abstract byte[] Sign(byte[] message);

    /// <summary>Checks a signature.</summary>
    public abstract bool Verify(byte[] message, byte[] signature);

    /// <summary>Makes a key from a seed: the same seed, the same key. For measuring, not for coins.</summary>
    public static SignatureKey Create(SignatureScheme scheme, int seed)
    {
        SecureRandom random = Seeded(seed);
        return scheme.Name switch
        {
            "ecdsa" => new EcdsaKey(random),
            "schnorr" => new SchnorrKey(random),
            "ml-dsa-44" => new MlDsaKey(MLDsaParameters.ml_dsa_44, random),
            "ml-dsa-65" => new MlDsaKey(MLDsaParameters.ml_dsa_65, random),
            "ml-dsa-87" => new MlDsaKey(MLDsaParameters.ml_dsa_87, random),
            "slh-dsa-128s" => new SlhDsaKey(SlhDsaParameters.slh_dsa_sha2_128s, random),
            "slh-dsa-128f" => new SlhDsaKey(SlhDsaParameters.slh_dsa_sha2_128f, random),
            "fn-dsa-512" => new FalconKey(FalconParameters.falcon_512, random),
            _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme.Name, "No such scheme."),
        };
    }

    private static SecureRandom Seeded(int seed)
    {
        var generator = new DigestRandomGenerator(new Org.BouncyCastle.Crypto.Digests.Sha256Digest());
        generator.AddSeedMaterial(seed);
        return new(generator);
    }

    private sealed class MlDsaKey(MLDsaParameters parameters, SecureRandom random) : SignatureKey
    {
        private readonly AsymmetricCipherKeyPair pair = Generate(new MLDsaKeyPairGenerator(), new MLDsaKeyGenerationParameters(random, parameters));

        public override byte[] PublicKey => ((MLDsaPublicKeyParameters)pair.Public).GetEncoded();

        public override byte[] Sign(byte[] message) => SignWith(new Org.BouncyCastle.Crypto.Signers.MLDsaSigner(parameters, deterministic: true), pair, message);

        public override bool Verify(byte[] message, byte[] signature) => VerifyWith(new Org.BouncyCastle.Crypto.Signers.MLDsaSigner(parameters, deterministic: true), pair, message, signature);
    }

    private sealed class SlhDsaKey(SlhDsaParameters parameters, SecureRandom random) : SignatureKey
    {
        private readonly AsymmetricCipherKeyPair pair = Generate(new SlhDsaKeyPairGenerator(), new SlhDsaKeyGenerationParameters(random, parameters));

        public override byte[] PublicKey => ((SlhDsaPublicKeyParameters)pair.Public).GetEncoded();

        public override byte[] Sign(byte[] message) => SignWith(new Org.BouncyCastle.Crypto.Signers.SlhDsaSigner(parameters, deterministic: true), pair, message);

        public override bool Verify(byte[] message, byte[] signature) => VerifyWith(new Org.BouncyCastle.Crypto.Signers.SlhDsaSigner(parameters, deterministic: true), pair, message, signature);
    }

    private sealed class FalconKey(FalconParameters parameters, SecureRandom random) : SignatureKey
    {
        private readonly AsymmetricCipherKeyPair pair = Generate(new FalconKeyPairGenerator(), new FalconKeyGenerationParameters(random, parameters));

        public override byte[] PublicKey => ((FalconPublicKeyParameters)pair.Public).GetEncoded();

        public override byte[] Sign(byte[] message)
        {
            var signer = new FalconSigner();
            signer.Init(true, new ParametersWithRandom(pair.Private, random));
            return signer.GenerateSignature(message);
        }

        public override bool Verify(byte[] message, byte[] signature)
        {
            var signer = new FalconSigner();
            signer.Init(false, pair.Public);
            return signer.VerifySignature(message, signature);
        }
    }

    private static AsymmetricCipherKeyPair Generate(IAsymmetricCipherKeyPairGenerator generator, KeyGenerationParameters parameters)
    {
        generator.Init(parameters);
        return generator.GenerateKeyPair();
    }

    private static byte[] SignWith(ISigner signer, AsymmetricCipherKeyPair pair, byte[] message)
    {
        signer.Init(true, pair.Private);
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }

    private static bool VerifyWith(ISigner signer, AsymmetricCipherKeyPair pair, byte[] message, byte[] signature)
    {
        signer.Init(false, pair.Public);
        signer.BlockUpdate(message, 0, message.Length);
        return signer.VerifySignature(signature);
    }
}
