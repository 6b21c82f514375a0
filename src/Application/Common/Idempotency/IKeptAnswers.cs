using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Idempotency;

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
