using System.Security.Cryptography;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

/// <summary>The private key that tokens are signed with.</summary>
internal sealed class SigningKey(string id, ECParameters key)
{
    public string Id => id;

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        // Its own each time: ECDsa promises nothing to several threads.
        using var signer = ECDsa.Create(key);
        return signer.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
