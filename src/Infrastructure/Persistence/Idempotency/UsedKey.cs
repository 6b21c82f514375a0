namespace CleanTemplate.Infrastructure.Persistence.Idempotency;

/// <summary>
/// A key that a user gave a command, and what it answered. It has no answer only inside the transaction that is about to find one:
/// nobody else ever sees it so.
/// </summary>
internal sealed class UsedKey
{
    public const string Table = "idempotency_keys";

    private UsedKey(Guid user, string operation, string key, string? fingerprint, string? answer, DateTimeOffset expiresAt) =>
        (User, Operation, Key, Fingerprint, Answer, ExpiresAt) = (user, operation, key, fingerprint, answer, expiresAt);

    /// <summary>Known here or elsewhere: no account need be behind it.</summary>
    public Guid User { get; private init; }

    public string Operation { get; private init; }

    public string Key { get; private init; }

    public string? Fingerprint { get; private init; }

    public string? Answer { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public static UsedKey Of(Guid user, string operation, string key, string? fingerprint, string? answer, DateTimeOffset expiresAt) =>
        new(user, operation, key, fingerprint, answer, expiresAt);
}
