namespace CleanTemplate.Domain.Common;

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
