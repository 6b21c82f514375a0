using System.Security.Cryptography;

namespace CleanTemplate.Application.Common.Idempotency;

/// <summary>A body that can be read only once, and is hashed while it is read.</summary>
public sealed class HashedStream : CryptoStream
{
    private readonly SHA256 _hash;

    public HashedStream(Stream body)
        : this(body, SHA256.Create())
    {
    }

    private HashedStream(Stream body, SHA256 hash)
        : base(body, hash, CryptoStreamMode.Read, leaveOpen: true) => _hash = hash;

    /// <summary>Reads what is left, and says what all of it comes to.</summary>
    public async Task<string> HashOfAll(CancellationToken cancellationToken)
    {
        await CopyToAsync(Null, cancellationToken);
        return Convert.ToHexString(_hash.Hash!);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }
}
