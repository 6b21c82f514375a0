namespace CleanTemplate.Domain.Common;

/// <summary>A refusal the business can name. The code is stable: clients build on it.</summary>
public sealed record Error(ErrorKind Kind, string Code, string Message)
{
    private static readonly IReadOnlyDictionary<string, string[]> NoFields = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>For a validation error: what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Fields { get; init; } = NoFields;

    /// <summary>Whether what was written until the refusal is kept: a counted attempt, an ended session. A refusal normally leaves nothing.</summary>
    public bool LeavesTrace { get; init; }

    /// <summary>When trying again may help, if that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

public enum ErrorKind
{
    /// <summary>The request itself is malformed or out of bounds.</summary>
    Validation,

    /// <summary>There is no such thing, or it belongs to somebody else.</summary>
    NotFound,

    /// <summary>The request contradicts the present state.</summary>
    Conflict,

    /// <summary>The request named a version that is no longer the present one.</summary>
    Stale,

    /// <summary>Nobody is signed in.</summary>
    Unauthorized,

    /// <summary>Somebody is signed in who may not do this.</summary>
    Forbidden,

    /// <summary>A business rule says no.</summary>
    Rule,

    /// <summary>It was tried too often; the error says when to try again.</summary>
    TooMany,

    /// <summary>Something this needs does not answer; trying again later may help.</summary>
    Unavailable,
}

public static class CommonErrors
{
    public static readonly Error Stale =
        new(ErrorKind.Stale, "common.stale_version", "It was changed since you read it. Read it again, then repeat your change.");

    public static readonly Error Conflict =
        new(ErrorKind.Conflict, "common.conflict", "Others are changing the same thing at this moment. Try again.");

    public static readonly Error SignInRequired =
        new(ErrorKind.Unauthorized, "common.sign_in_required", "Sign in first.");

    public static readonly Error Unavailable =
        new(ErrorKind.Unavailable, "common.unavailable", "Something this needs does not answer. Try again later.") { RetryAfter = TimeSpan.FromSeconds(5) };

    public static readonly Error KeyInUse =
        new(ErrorKind.Conflict, "common.idempotency_key_in_use", "The request that was sent first under this idempotency key is not done yet. Send it again later.") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static readonly Error KeyReused =
        new(ErrorKind.Rule, "common.idempotency_key_reused", "Another request was sent under this idempotency key. Give each request a key of its own.");

    public static Error PermissionRequired(string permission) =>
        new(ErrorKind.Forbidden, "common.permission_required", $"This needs the permission '{permission}'.");

    public static Error Invalid(IReadOnlyDictionary<string, string[]> fields) =>
        new(ErrorKind.Validation, "common.invalid", "The request is not valid.") { Fields = fields };
}
