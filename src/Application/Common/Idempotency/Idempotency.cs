using System.Security.Cryptography;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Idempotency;

/// <summary>Says on a command that is sent by POST whether it may be sent again under the same key. Each such command carries exactly one.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class IdempotencyAttribute : Attribute;

/// <summary>Sent again under its key, the command is not done again: it gets the answer of the first time, which is kept as JSON.</summary>
public sealed class TakesIdempotencyKeyAttribute : IdempotencyAttribute;

/// <summary>A key is ignored. An answer that is a secret is not kept, a body that is one leaves no fingerprint, and a key belongs to a user.</summary>
public sealed class NoIdempotencyKeyAttribute(string why) : IdempotencyAttribute
{
    public string Why => why;
}

/// <summary>A command whose content is not all in its members: it says itself what tells it from another one.</summary>
public interface IFingerprinted
{
    /// <summary>Of the whole content. Asked when the command is done, or need not be done.</summary>
    Task<string> Fingerprint(CancellationToken cancellationToken);
}

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

/// <summary>The key that the sender gave the request at hand, to send it again under; jobs and messages have none.</summary>
public interface IIdempotencyKey
{
    string? Value { get; }
}

/// <summary>The answers that the user's commands got under their keys, each written in the transaction of its command.</summary>
public interface IKeptAnswers
{
    /// <summary>
    /// Finds the answer that was kept under the key. When there is none, the key is taken until the transaction ends, and whoever
    /// comes with the same one waits for that, but not for ever.
    /// </summary>
    Task<Result<KeptAnswer?>> Take(OperationKey key, CancellationToken cancellationToken);

    /// <summary>Keeps the answer under the key that this transaction has taken.</summary>
    Task Keep(OperationKey key, KeptAnswer answer, CancellationToken cancellationToken);

    /// <summary>Leaves the key to the next one, although the transaction commits.</summary>
    Task GiveBack(OperationKey key, CancellationToken cancellationToken);
}

/// <param name="Operation">The name of the request: the same key under another name is another key.</param>
public sealed record OperationKey(string Operation, string Key)
{
    public const int OperationLength = 100, KeyLength = 255;
}

/// <param name="Fingerprint">Of the command that got the answer.</param>
public sealed record KeptAnswer(string Fingerprint, string Json)
{
    public const int FingerprintLength = 64;
}
