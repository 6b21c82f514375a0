using System.Security.Cryptography;

namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>A public key that signatures are verified with: P-256 and SHA-256, whatever the token says.</summary>
internal sealed class VerificationKey(string id, ECParameters key)
{
    private int _verifications;

    /// <summary>The name its issuer gave it.</summary>
    public string Id => id;

    /// <summary>The key itself, in short: an issuer may give another key the same name.</summary>
    public string Thumbprint { get; } = Jwk.ThumbprintOf(key);

    public ECParameters PublicKey => new() { Curve = key.Curve, Q = key.Q };

    /// <summary>How many signatures it was asked about.</summary>
    public int Verifications => _verifications;

    public bool Verifies(TokenText token)
    {
        Interlocked.Increment(ref _verifications);
        // Its own each time, rather than one behind a lock: ECDsa promises nothing to several threads, a lock would let forged
        // tokens queue before good ones, and a good one is verified only once.
        using var verifier = ECDsa.Create(PublicKey);
        return verifier.VerifyData(token.Signed, token.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
